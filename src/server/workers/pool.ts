import { Worker } from 'node:worker_threads';
import { Fault } from '../fault.ts';
import type { TaskAnswer, TaskFailure, TaskName, TaskRequest, Tasks } from './tasks.ts';

/** Tasks a worker holds at once: while one waits for a file or the image codec, another computes. */
const TASKS_A_WORKER = 4;

/** Tasks that hold large indexes in memory: one thread does them all, so that they are held once. */
const KEPT_TOGETHER: ReadonlySet<TaskName> = new Set<TaskName>(['siteCheck', 'judge']);

type Waiting = TaskRequest & { resolve: (answer: never) => void; reject: (reason: Error) => void };
type Slot = { worker: Worker; running: Map<number, Waiting> };

/** Threads that read the store and compute, so that the event loop never does. A thread that dies is replaced. */
export class WorkerPool {
  readonly #folder: string;
  readonly #size: number;
  readonly #slots: Slot[] = [];
  readonly #queue: Waiting[] = [];
  #nextId = 1;
  #closed = false;

  constructor(folder: string, size: number) {
    this.#folder = folder;
    this.#size = size;
  }

  /** Starts at first use; rejects with the task's own error. */
  run<Name extends TaskName>(name: Name, input: Tasks[Name]['input']): Promise<Tasks[Name]['answer']> {
    if (this.#closed) return Promise.reject(new Error('the server is stopping'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ id: this.#nextId++, name, input, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const waiting of this.#queue.splice(0)) waiting.reject(new Error('the server is stopping'));
    await Promise.all(this.#slots.map(({ worker }) => worker.terminate()));
  }

  #next(): void {
    while (this.#queue.length > 0) {
      const slot = KEPT_TOGETHER.has(this.#queue[0]!.name) ? this.#first() : this.#idlest();
      if (!slot) return;
      const task = this.#queue.shift()!;
      slot.running.set(task.id, task);
      slot.worker.postMessage({ id: task.id, name: task.name, input: task.input } satisfies TaskRequest);
    }
  }

  #first(): Slot {
    return this.#slots[0] ?? this.#start();
  }

  #idlest(): Slot | null {
    const best = this.#slots.reduce<Slot | null>(
      (least, slot) => (!least || slot.running.size < least.running.size ? slot : least),
      null,
    );
    if (best?.running.size === 0) return best;
    if (this.#slots.length < this.#size) return this.#start();
    return best && best.running.size < TASKS_A_WORKER ? best : null;
  }

  #start(): Slot {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { folder: this.#folder },
    });
    const slot: Slot = { worker, running: new Map() };
    worker.on('message', ({ id, answer, failure }: TaskAnswer) => {
      const task = slot.running.get(id);
      slot.running.delete(id);
      if (failure) task?.reject(errorOf(failure));
      else task?.resolve(answer as never);
      this.#next();
    });
    worker.on('error', (cause) => this.#drop(slot, cause as Error));
    worker.on('exit', () => this.#drop(slot, new Error('the worker ended')));
    worker.unref();
    this.#slots.push(slot);
    return slot;
  }

  #drop(slot: Slot, cause: Error): void {
    const at = this.#slots.indexOf(slot);
    if (at >= 0) this.#slots.splice(at, 1);
    for (const task of slot.running.values()) task.reject(cause);
    slot.running.clear();
    if (!this.#closed) this.#next();
  }
}

function errorOf(failure: TaskFailure): Error {
  if (failure.fault) return new Fault(failure.fault.status, failure.fault.code, failure.fault.text);
  return Object.assign(new Error(failure.message), { name: failure.name });
}
