import { createReadStream } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { fileName } from '../../formats/write/fileName.ts';
import { FILE_KINDS } from '../../formats/write/write.ts';
import type { Exporter, ExportFile } from './exporter.ts';
import type { ExportOrder } from './order.ts';

/** Remarks that an answer's head has room for. */
const MOST_REMARKS = 5;

/**
 * Answers an export as a file with a Chinese name. It is whole before the first byte goes out, so that whatever goes
 * wrong is an ordinary error; a caller who leaves ends the work. Remarks, if any, are in `tuban-remarks` (JSON,
 * percent-encoded).
 */
export async function sendExport(exporter: Exporter, order: ExportOrder, reply: FastifyReply) {
  const left = new AbortController();
  const { raw } = reply;
  const leave = () => left.abort(new Error('the caller left'));
  if (raw.socket?.destroyed) leave();
  raw.once('close', leave);
  let file: ExportFile;
  try {
    file = await exporter.run(order, left.signal);
  } catch (cause) {
    if (!left.signal.aborted) throw cause;
    // Nobody is there to be told.
    reply.hijack();
    return reply;
  } finally {
    raw.off('close', leave);
  }
  const { extension, mime } = FILE_KINDS[order.format];
  const name = `${file.name}_${day()}.${extension}`;
  void reply.header('content-disposition', attachment(name));
  void reply.header('content-length', file.bytes);
  if (file.remarks.length > 0) {
    const remarks = JSON.stringify(file.remarks.slice(0, MOST_REMARKS));
    void reply.header('tuban-remarks', encodeURIComponent(remarks));
  }
  const content = createReadStream(file.path);
  // Also when the caller leaves half-way.
  content.once('close', () => void file.discard());
  if (raw.destroyed) content.destroy();
  return reply.type(mime).send(content);
}

/** Today in Beijing, YYYYMMDD. */
const day = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');

/** Content-Disposition with a name in any script (RFC 6266, RFC 5987). */
export function attachment(name: string): string {
  const safe = fileName(name);
  const plain = safe.replace(/[^\x20-\x7e]/g, '_').replaceAll('%', '_');
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
