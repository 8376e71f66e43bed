import { describe, expect, it } from 'vitest';
import { ByteCache } from '../../../../src/server/tiles/byteCache.ts';

describe('the tile cache', () => {
  it('makes a tile once for many who ask at the same time', async () => {
    const cache = new ByteCache(1000);
    let made = 0;
    const make = async () => {
      made += 1;
      return new Uint8Array(10);
    };
    await Promise.all(Array.from({ length: 5 }, () => cache.get('a', make)));
    await cache.get('a', make);
    expect(made).toBe(1);
  });

  it('forgets what was used longest ago and stays within its bytes', async () => {
    const cache = new ByteCache(350);
    const fill = (key: string) => cache.get(key, async () => new Uint8Array(99));
    for (const key of ['a', 'b', 'c']) await fill(key);
    cache.peek('a');
    await fill('d');
    expect(cache.peek('b')).toBeUndefined();
    expect(cache.peek('a')).toBeDefined();
    expect(cache.bytes).toBeLessThanOrEqual(350);
  });

  it('does not keep a failure', async () => {
    const cache = new ByteCache(1000);
    await expect(cache.get('a', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    expect(await cache.get('a', async () => Uint8Array.of(7))).toEqual(Uint8Array.of(7));
  });
});
