import { existsSync } from 'node:fs';
import { read } from './proc.ts';

const EVERY_MS = 200;

/** Watches the memory of a process and its children, shared pages counted once; `stop` returns the peak in MB. */
export function watchMemory(pid: number): { stop(): number | undefined } {
  if (!existsSync('/proc/self/smaps_rollup')) return { stop: () => undefined };
  let peakKb = 0;
  const look = () => {
    peakKb = Math.max(
      peakKb,
      [pid, ...childrenOf(pid)].reduce((sum, id) => sum + proportionalKb(id), 0),
    );
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return peakKb / 1024;
    },
  };
}

function childrenOf(pid: number): number[] {
  const list = read(`/proc/${pid}/task/${pid}/children`);
  return list.split(' ').filter(Boolean).map(Number);
}

function proportionalKb(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}
