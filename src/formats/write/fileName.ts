/** A name as every system takes it in a folder: what separates, or what Windows forbids, becomes a low line. */
export function fileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a file name must not have
  const plain = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').toWellFormed();
  // Windows drops dots and blanks at the end, and `..` leads elsewhere.
  return plain.replace(/^\.+|[. ]+$/g, '') || '导出';
}
