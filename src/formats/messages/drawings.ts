/** Reasons to refuse a drawing: KML, DXF. */
export const drawingMessages = {
  xmlSyntax: {
    zh: 'XML 语法错误，第 {line} 行：{reason}。文件可能被截断，请重新导出。',
    en: 'XML syntax error at line {line}: {reason}. The file may be cut short; export it again.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
