/** Reasons to refuse a table or a list of coordinates: CSV, Excel, 界址点 TXT, VCT. */
export const tableMessages = {
  columnsUnknown: {
    zh: '看不出哪几列是坐标。表头：{names}。请在预览中指定 WKT 列，或 X（北）、Y（东）两列。',
    en: 'which columns hold coordinates is not clear. Headings: {names}. Name the WKT column, or the X (north) and Y (east) columns, in the preview.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
