import type { Text } from '../../domain/text.ts';
import { messages } from './messages.ts';

const MAX_MB = 5;

export type TextFile =
  | { ok: true; text: string }
  | { ok: false; reason: Text; values: Record<string, string> };

/** A dropped coordinate file as text: UTF-8, else GBK, in which most 报件坐标 files still come. */
export async function readTextFile(file: File): Promise<TextFile> {
  const mb = file.size / 1024 / 1024;
  if (mb > MAX_MB) {
    return { ok: false, reason: messages.fileTooLarge, values: { name: file.name, mb: mb.toFixed(1) } };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.includes(0)) return { ok: false, reason: messages.fileBinary, values: { name: file.name } };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: true, text: new TextDecoder('gbk').decode(bytes) };
  }
}
