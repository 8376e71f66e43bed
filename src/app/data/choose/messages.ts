/** Texts of choosing and uploading files. */
export const chooseMessages = {
  drop: {
    zh: '把文件或文件夹拖到这里，或点此选择文件',
    en: 'Drop files or a folder here, or press to choose files',
  },
  dropHint: {
    zh: 'SHP（散文件或 ZIP）、FileGDB 文件夹、GeoPackage、GeoJSON、KML/KMZ/ovkml、DXF、FlatGeobuf、CSV、Excel、界址点 TXT、VCT。每份最大 1 GB；先预览，确认后才写入。',
    en: 'SHP (loose or zipped), FileGDB folder, GeoPackage, GeoJSON, KML/KMZ/ovkml, DXF, FlatGeobuf, CSV, Excel, boundary-point TXT, VCT. Up to 1 GB each; nothing is stored before you have seen a preview.',
  },
  chooseFolder: { zh: '选择文件夹（.gdb 等）', en: 'Choose a folder (.gdb …)' },
  imagery: {
    zh: '是影像或图片，这里只导入矢量数据；影像的接入在后续版本提供。',
    en: 'is an image. Only vector data is imported here; imagery comes in a later step.',
  },
  document: {
    zh: '是文档，里面没有可导入的图形。请选择数据文件，例如 SHP、GDB、TXT 界址点。',
    en: 'is a document without shapes to import. Choose the data itself, e.g. SHP, GDB, boundary-point TXT.',
  },
  drawing: {
    zh: '是 DWG 图纸。请在 CAD 中另存为 DXF 后再导入。',
    en: 'is a DWG drawing. Save it as DXF in the CAD program, then import that.',
  },
  project: {
    zh: '是工程或样式文件，只记录怎样显示，不含数据。请选择它引用的数据文件。',
    en: 'is a project or style: it says how to draw, and holds no data. Choose the data it refers to.',
  },
  noShp: {
    zh: '缺少同名的 .shp。请把 .shp、.dbf、.prj、.cpg 一起选上，或打成一个 ZIP。',
    en: 'comes without its .shp. Choose .shp, .dbf, .prj and .cpg together, or one ZIP of them.',
  },
  emptyFile: { zh: '是空文件，请重新拷贝。', en: 'is empty; copy it again.' },
  tooLarge: {
    zh: '超过 1 GB。请按苏木镇分成几份再导入。',
    en: 'is larger than 1 GB. Cut it by township and import the parts.',
  },
  unusable: { zh: '“{name}”{text}', en: '"{name}" {text}' },
  nothing: { zh: '没有找到可以导入的文件。', en: 'There is nothing to import in this.' },
  more: { zh: '还有 {n} 个文件', en: '{n} more files' },
  packing: { zh: '正在打包“{name}”', en: 'Packing "{name}"' },
  uploading: { zh: '正在上传“{name}”', en: 'Uploading "{name}"' },
  progress: { zh: '{done} / {total}', en: '{done} of {total}' },
  stop: { zh: '取消', en: 'Cancel' },
  queue: {
    zh: '找到 {n} 份数据，逐份预览和导入',
    en: '{n} data sets found; preview and import them one by one',
  },
  files: { zh: '{n} 个文件', en: '{n} files' },
  preview: { zh: '预览', en: 'Preview' },
  previewOf: { zh: '预览“{name}”', en: 'Preview "{name}"' },
  seen: { zh: '已打开', en: 'opened' },
  open: { zh: '还没有导入的预览', en: 'Previews not imported yet' },
  resume: { zh: '继续', en: 'Go on' },
  discard: { zh: '丢弃', en: 'Discard' },
  discardOf: { zh: '丢弃“{name}”', en: 'Discard "{name}"' },
  clear: { zh: '清空列表', en: 'Clear the list' },
  unreachable: {
    zh: '上传中断：连不上服务器。文件没有写入，请检查网络后再试。',
    en: 'The upload broke off: the server cannot be reached. Nothing was stored; check the network and try again.',
  },
  unexplained: {
    zh: '上传失败，服务器返回 {status}。请重试，仍不行请联系管理员。',
    en: 'The upload failed with {status}. Try again, or tell your administrator.',
  },
  unreadable: {
    zh: '“{name}”读不出来：可能已被移动、修改或被其他程序占用。请关闭占用它的程序后重新选择。',
    en: '"{name}" cannot be read: it was moved, changed, or another program holds it. Close that program and choose it again.',
  },
} as const;
