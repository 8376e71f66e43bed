import type { Progress, Stage } from '../../formats/types.ts';
import { sayProgress } from '../terminal.ts';

const STAGES: Record<Stage, string> = {
  unpack: '解压 unpacking',
  open: '读取 reading',
  convert: '读取 reading',
  repair: '检查 checking',
};

/** A progress line of a file being read, for a terminal. */
export function readProgress(file: string): (progress: Progress) => void {
  return ({ stage, done, total }) =>
    sayProgress(`${file} ${STAGES[stage]} ${total ? `${done}/${total}` : ''}`);
}
