import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PreviewRequest, Upload, UploadShapes } from '../../api/uploads.ts';
import type { AccountRecord, Store, UploadRecord } from '../../store/store.ts';
import { Fault } from '../fault.ts';
import { incomingFolder } from '../jobs/incoming.ts';
import { STEPS } from '../jobs/progress.ts';
import { KEPT_MS, MAX_INSPECTIONS, MAX_UPLOADED_BYTES, MAX_UPLOADS_A_PERSON } from './limits.ts';
import { type Look, startLook } from './look.ts';
import { receiveFile } from './receive.ts';
import { Turns } from './turns.ts';

type Looked = Pick<Upload, 'state' | 'step' | 'done' | 'total' | 'preview' | 'error'>;
/** What is going on with an upload, or what came of it; forgotten with the server and then done again. */
type Current = Looked & { look: Look | null; number: number };

const FRESH: Looked = {
  state: 'new',
  step: { zh: '', en: '' },
  done: 0,
  total: 0,
  preview: null,
  error: null,
};

/**
 * Files on their way in: kept on disk with a row each, looked into in threads, two at a time. A person sees their own
 * only. What was chosen last is kept with the row, so that a restart of the server looks into the file again.
 */
export class Uploads {
  readonly #store: Store;
  readonly #turns = new Turns(MAX_INSPECTIONS);
  readonly #current = new Map<string, Current>();
  #coming = 0;
  #closed = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Takes a file in. Throws a 409 Fault where the person has too many, a 507 one where the disk's share is used up. */
  async receive(body: unknown, sentName: string, person: AccountRecord, site: boolean): Promise<Upload> {
    const all = await this.#store.uploads.list();
    const own = all.filter(({ accountId }) => accountId === person.id);
    if (own.length >= MAX_UPLOADS_A_PERSON) throw tooMany();
    const lying = all.reduce((sum, { bytes }) => sum + bytes, 0);
    let coming = 0;
    const admit = (bytes: number) => {
      coming += bytes;
      this.#coming += bytes;
      if (lying + this.#coming > MAX_UPLOADED_BYTES) throw diskFull();
    };
    const received = await receiveFile(body, this.#store.folder, sentName, admit).finally(() => {
      this.#coming -= coming;
    });
    const upload: UploadRecord = {
      id: `u${randomBytes(12).toString('hex')}`,
      accountId: person.id,
      path: basename(received.path),
      fileName: received.fileName,
      sha256: received.sha256,
      bytes: received.bytes,
      site,
      choices: null,
      createdAt: new Date().toISOString(),
    };
    try {
      await this.#store.uploads.add(upload);
    } catch (cause) {
      await rm(received.path, { force: true });
      throw cause;
    }
    return this.#shown(upload);
  }

  async list(person: AccountRecord): Promise<Upload[]> {
    const all = await this.#store.uploads.list();
    return all.filter(({ accountId }) => accountId === person.id).map((upload) => this.#shown(upload));
  }

  /** One's own upload. Throws a 404 Fault on another's as on none. */
  async record(id: string, person: AccountRecord): Promise<UploadRecord> {
    const upload = await this.#store.uploads.get(id);
    if (!upload || upload.accountId !== person.id) throw gone();
    if (existsSync(this.pathOf(upload))) return upload;
    await this.#store.uploads.remove(id);
    throw gone();
  }

  /** Its state and preview. After a restart the file is looked into again, by the choices kept with it. */
  async get(id: string, person: AccountRecord): Promise<Upload> {
    const upload = await this.record(id, person);
    if (upload.choices !== null && !this.#current.has(id))
      this.#look(upload, upload.choices as PreviewRequest);
    return this.#shown(upload);
  }

  /** Looks into the file by what the person has settled; an earlier look is given up. Answers at once. */
  async preview(id: string, request: PreviewRequest, person: AccountRecord): Promise<Upload> {
    const upload = await this.record(id, person);
    await this.#store.uploads.choose(id, request);
    this.#look(upload, request);
    return this.#shown(upload);
  }

  /** The polygons of a small file. Throws a Fault that says what is wrong with it. */
  async shapes(id: string, request: PreviewRequest, person: AccountRecord): Promise<UploadShapes> {
    const upload = await this.record(id, person);
    const end = await this.#turns.take(
      () => !this.#closed,
      () => startLook(this.#input(upload, request, 'shapes'), () => undefined).ended,
    );
    if (end?.type === 'shapes') return end.shapes;
    if (end?.type === 'failed') throw new Fault(422, end.failure.code, end.failure.text);
    throw gone();
  }

  /** Stops what is going on and removes the file. */
  async remove(id: string, person: AccountRecord): Promise<void> {
    await this.#drop(await this.record(id, person));
  }

  /** The file as a job takes it; its row and bytes stay until the job is done. */
  pathOf(upload: UploadRecord): string {
    return join(incomingFolder(this.#store.folder), upload.path);
  }

  /** Removes what nobody imported within a day, except files that a job waits for. Called at start and now and then. */
  async sweep(wanted: ReadonlySet<string>): Promise<void> {
    const before = new Date(Date.now() - KEPT_MS).toISOString();
    for (const upload of await this.#store.uploads.list()) {
      const isLost = !existsSync(this.pathOf(upload));
      if (isLost || (upload.createdAt < before && !wanted.has(upload.path))) await this.#drop(upload);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#current.values()].map(({ look }) => look?.stop()));
  }

  async #drop(upload: UploadRecord): Promise<void> {
    const current = this.#current.get(upload.id);
    this.#current.delete(upload.id);
    await current?.look?.stop();
    await this.#store.uploads.remove(upload.id);
    await rm(this.pathOf(upload), { force: true });
  }

  #look(upload: UploadRecord, request: PreviewRequest): void {
    const { id } = upload;
    const before = this.#current.get(id);
    void before?.look?.stop();
    const current: Current = {
      ...FRESH,
      state: 'reading',
      step: { zh: '等待', en: 'Waiting' },
      look: null,
      number: (before?.number ?? 0) + 1,
    };
    this.#current.set(id, current);
    const isWanted = () => this.#current.get(id) === current && !this.#closed;
    void this.#turns.take(isWanted, async () => {
      current.step = STEPS.read;
      current.look = startLook(this.#input(upload, request, 'preview'), (progress) =>
        Object.assign(current, progress),
      );
      const end = await current.look.ended;
      current.look = null;
      if (end?.type === 'preview') Object.assign(current, { state: 'ready', preview: end.preview });
      else if (end?.type === 'failed') Object.assign(current, { state: 'failed', error: end.failure });
      else if (isWanted()) Object.assign(current, { state: 'failed', error: brokenOff });
    });
  }

  #input(upload: UploadRecord, request: PreviewRequest, task: 'preview' | 'shapes') {
    const { fileName, sha256 } = upload;
    return { storeFolder: this.#store.folder, path: this.pathOf(upload), fileName, sha256, request, task };
  }

  #shown({ id, fileName, bytes }: UploadRecord): Upload {
    const { look: _, number: __, ...looked } = this.#current.get(id) ?? { ...FRESH, look: null, number: 0 };
    return { id, fileName, bytes, ...looked };
  }
}

const gone = () =>
  new Fault(404, 'uploadGone', {
    zh: '没有这个上传的文件：它已导入、已放弃，或超过 24 小时被清理。请重新选择文件',
    en: 'There is no such upload: it was imported, discarded, or swept after 24 hours. Choose the file again',
  });

const tooMany = () =>
  new Fault(409, 'tooManyUploads', {
    zh: `您已有 ${MAX_UPLOADS_A_PERSON} 个上传的文件尚未导入；请先导入或放弃其中一些`,
    en: `You have ${MAX_UPLOADS_A_PERSON} uploads that are not imported yet; import or discard some of them first`,
  });

const diskFull = () =>
  new Fault(507, 'uploadsFull', {
    zh: `等待导入的文件合计已达 ${MAX_UPLOADED_BYTES / 2 ** 30} GB 的上限；请先导入或放弃其中一些`,
    en: `The files that wait to be imported have reached ${MAX_UPLOADED_BYTES / 2 ** 30} GB together; import or discard some of them first`,
  });

const brokenOff = {
  code: 'brokenOff',
  text: {
    zh: '查看文件的程序意外中止，没有存入任何内容。请重试；若再次出现，请联系管理员',
    en: 'Looking into the file ended unexpectedly; nothing was stored. Try again, or tell your administrator',
  },
};
