import { expect, it } from 'vitest';
import { county, scratch, VOCABULARY } from './county.ts';

const LATER = '2100-01-01T00:00:00.000Z';
const NOW = '2026-06-01T00:00:00.000Z';

it('a session is of an account that is enabled, until it ends or expires', async () => {
  const { accounts } = await county(scratch(), 0);
  await accounts.createSession(1, 'token', LATER);
  expect(await accounts.bySession('token', NOW)).toMatchObject({
    id: 1,
    login: 'zhifa1',
    role: 'enforcer',
  });
  expect(await accounts.bySession('token', LATER)).toBeNull();
  expect(await accounts.bySession('other', NOW)).toBeNull();
  await accounts.change(1, { disabled: true });
  expect(await accounts.bySession('token', NOW)).toBeNull();
  await accounts.change(1, { disabled: false });
  await accounts.endSessionsOf(1);
  expect(await accounts.bySession('token', NOW)).toBeNull();
});

it('a login is unique whatever its case, and a password hash never leaves but for signing in', async () => {
  const { accounts } = await county(scratch(), 0);
  const taken = {
    login: 'ZHIFA1',
    name: '李娜',
    role: 'reviewer',
    demo: false,
    passwordHash: 'y',
  } as const;
  await expect(accounts.create(taken)).rejects.toMatchObject({
    code: 'loginTaken',
  });
  expect(await accounts.byLogin('Zhifa1')).toMatchObject({
    id: 1,
    passwordHash: 'x',
  });
  expect(Object.keys((await accounts.list())[0]!)).not.toContain('passwordHash');
  expect(await accounts.change(1, { name: '张宇航', passwordHash: 'z' })).toMatchObject({ name: '张宇航' });
  expect((await accounts.byLogin('zhifa1'))?.passwordHash).toBe('z');
  expect(await accounts.change(77, { name: '无' })).toBeNull();
  expect(await accounts.count()).toBe(1);
});

it('failed sign-ins are counted by login and by address since a time', async () => {
  const { accounts } = await county(scratch(), 0);
  const at = (minute: number) => `2026-06-01T00:0${minute}:00.000Z`;
  await accounts.recordFailure('zhifa1', '10.0.0.1', at(1));
  await accounts.recordFailure('zhifa1', '10.0.0.2', at(2));
  await accounts.recordFailure('zhifa2', '10.0.0.1', at(3));
  const since = (time: string) => accounts.failuresSince('Zhifa1', '10.0.0.1', time);
  expect(await since(at(0))).toEqual({ byLogin: 2, byAddress: 2, last: at(3) });
  expect(await since(at(2))).toEqual({ byLogin: 1, byAddress: 1, last: at(3) });
  await accounts.clearFailures('zhifa1');
  expect(await since(at(0))).toEqual({ byLogin: 0, byAddress: 1, last: at(3) });
  expect(await accounts.failuresSince('x', 'y', at(0))).toEqual({
    byLogin: 0,
    byAddress: 0,
    last: '',
  });
});

it('a vocabulary version never changes; the newest one is in force', async () => {
  const { meta } = await county(scratch(), 0);
  await meta.addVocabulary(VOCABULARY);
  const changed = { ...VOCABULARY, name: { zh: '改', en: 'changed' } };
  await expect(meta.addVocabulary(changed)).rejects.toMatchObject({
    code: 'vocabularyVersion',
  });
  await meta.addVocabulary({ ...changed, version: '2026.2' });
  expect((await meta.vocabulary()).version).toBe('2026.2');
  expect(await meta.vocabulary('2026.1')).toEqual(VOCABULARY);
  await expect(meta.vocabulary('1999')).rejects.toMatchObject({
    code: 'unknownVocabulary',
  });
});

it('a job and an image come back as they went in', async () => {
  const { jobs, images } = await county(scratch(), 0);
  const job = await jobs.create({
    kind: 'import',
    title: { zh: '图斑.zip', en: '图斑.zip' },
    by: '张宇',
    params: { file: 'a' },
  });
  expect(job).toMatchObject({
    status: 'waiting',
    done: 0,
    error: null,
    params: { file: 'a' },
  });
  expect(await jobs.unfinished()).toEqual([job]);
  const error = { code: 'bad', text: { zh: '坏', en: 'bad' } };
  const failed = await jobs.update(job.id, {
    status: 'failed',
    error,
    finishedAt: NOW,
  });
  expect(failed).toEqual({ ...job, status: 'failed', error, finishedAt: NOW });
  expect(await jobs.get(job.id)).toEqual(failed);
  expect(await jobs.unfinished()).toEqual([]);
  await expect(jobs.update(99, { done: 1 })).rejects.toMatchObject({
    code: 'unknownJob',
  });
  const image = {
    date: '2026-05-01',
    name: '全旗',
    path: 'images/a.tif',
    epsg: 4490,
    resolutionM: 60,
  };
  const added = await images.add({ ...image, bbox: [108, 37, 110, 39] });
  expect(await images.list()).toEqual([added]);
});
