import { Fault } from '../fault.ts';

/** Refusal of anything else with a file while it is imported. */
export const inUse = () =>
  new Fault(409, 'uploadInUse', {
    zh: '这个文件正在导入；请等它完成，或先取消导入任务',
    en: 'This file is being imported; wait for it, or cancel the import first',
  });
