import type { Text } from '../../domain/text.ts';

/** Something is wrong with what the command was given: one clear line, exit code 2, nothing written. */
export class InputError extends Error {
  readonly text: Text;
  constructor(zh: string, en: string) {
    super(en);
    this.name = 'InputError';
    this.text = { zh, en };
  }
}

/** Why the system refused a file, without its own words. */
export function systemReason(cause: unknown): Text {
  const { code } = cause as NodeJS.ErrnoException;
  const known: Record<string, Text> = {
    ENOENT: { zh: '没有这个文件或目录', en: 'there is no such file or folder' },
    EACCES: { zh: '没有权限', en: 'permission denied' },
    EPERM: { zh: '没有权限', en: 'permission denied' },
    EROFS: { zh: '磁盘是只读的', en: 'the disk is read-only' },
    EISDIR: { zh: '这是一个目录', en: 'it is a folder' },
    ENOTDIR: { zh: '路径中有一段不是目录', en: 'part of the path is no folder' },
    ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
    ENAMETOOLONG: { zh: '文件名太长', en: 'the name is too long' },
  };
  return known[code ?? ''] ?? { zh: `${code ?? cause}`, en: `${code ?? cause}` };
}
