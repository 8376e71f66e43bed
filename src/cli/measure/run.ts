import { say } from '../terminal.ts';
import { InputError } from './inputError.ts';

/** As a shell reports a program that Ctrl+C has ended. */
const INTERRUPTED = 130;

/**
 * Runs a command that Ctrl+C stops: 0 when it went through, 2 when what it was given is no good, 130 when stopped.
 * A reader that has closed the pipe (`| head`) has got what it wanted.
 */
export async function runMeasuring(work: (signal: AbortSignal) => Promise<void>): Promise<number> {
  const stop = new AbortController();
  const interrupt = () =>
    stop.abort(new InputError('已取消，没有留下任何内容', 'Cancelled; nothing was left behind'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt);
  try {
    await work(stop.signal);
    return 0;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EPIPE') return 0;
    if (!stop.signal.aborted && !(cause instanceof InputError)) throw cause;
    const { text } = stop.signal.aborted ? (stop.signal.reason as InputError) : (cause as InputError);
    say(`${text.zh}\n${text.en}`);
    return stop.signal.aborted ? INTERRUPTED : 2;
  }
}
