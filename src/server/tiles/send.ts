import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ByteCache } from './byteCache.ts';

/** The version is in the address; yet another store behind the same address may use the same numbers. */
const KEEP_S = 3600;

type Tile = {
  key: string;
  /** Content type; 'image' looks at the bytes. */
  type: string;
  gzipped: boolean;
  make: () => Promise<Uint8Array>;
};

/** Answers a tile from the cache or its maker, with an ETag; an empty one is 204. */
export async function sendTile(cache: ByteCache, request: FastifyRequest, reply: FastifyReply, tile: Tile) {
  const bytes = await cache.get(tile.key, tile.make);
  void reply.header('cache-control', `private, max-age=${KEEP_S}`);
  if (bytes.length === 0) return reply.code(204).send();
  const etag = `"${createHash('sha1').update(bytes).digest('base64url')}"`;
  void reply.header('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  void reply.type(tile.type === 'image' ? imageType(bytes) : tile.type);
  if (!tile.gzipped) return reply.send(buffer(bytes));
  void reply.header('vary', 'accept-encoding');
  if (/\bgzip\b/.test(`${request.headers['accept-encoding']}`)) {
    return reply.header('content-encoding', 'gzip').send(buffer(bytes));
  }
  return reply.send(gunzipSync(bytes));
}

const buffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function imageType(bytes: Uint8Array): string {
  if (bytes[0] === 0xff) return 'image/jpeg';
  return bytes[0] === 0x89 ? 'image/png' : 'image/webp';
}
