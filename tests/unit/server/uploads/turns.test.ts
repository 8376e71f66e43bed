import { expect, it } from 'vitest';
import { Turns } from '../../../../src/server/uploads/turns.ts';

it('so many go on at once, the others in the order in which they came, and who gave up takes no turn', async () => {
  const turns = new Turns(2);
  const ends: (() => void)[] = [];
  const began: number[] = [];
  const work = (number: number) => () =>
    new Promise<number>((resolve) => {
      began.push(number);
      ends.push(() => resolve(number));
    });
  let third = true;
  const all = [1, 2, 3, 4].map((number) => turns.take(() => number !== 3 || third, work(number)));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(began).toEqual([1, 2]);
  third = false;
  ends[0]!();
  expect(await all[0]).toBe(1);
  expect(await all[2]).toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(began).toEqual([1, 2, 4]);
  for (const end of ends) end();
  expect(await Promise.all(all)).toEqual([1, 2, null, 4]);
});

it('work that fails gives its turn back', async () => {
  const turns = new Turns(1);
  await expect(
    turns.take(
      () => true,
      () => Promise.reject(new Error('broken')),
    ),
  ).rejects.toThrow('broken');
  expect(
    await turns.take(
      () => true,
      async () => 7,
    ),
  ).toBe(7);
});
