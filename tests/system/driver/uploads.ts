import type { Job } from '../../../src/api/jobs.ts';
import type { Preview, PreviewRequest, Upload, UploadImport } from '../../../src/api/uploads.ts';
import type { Client } from './client.ts';

const path = (id: string) => `/api/uploads/${id}`;

/** Sends a file in, to be looked into. */
export async function send(client: Client, fileName: string, bytes: Uint8Array, query = ''): Promise<Upload> {
  const name = encodeURIComponent(fileName);
  const { status, body } = await client.send<Upload>(`/api/uploads?fileName=${name}${query}`, bytes);
  if (status !== 200) throw Object.assign(new Error(`${status} ${JSON.stringify(body)}`), { status, body });
  return body;
}

/** Looks into it and waits for what is found. */
export async function look(client: Client, id: string, request: PreviewRequest = {}): Promise<Upload> {
  await client.call('PUT', `${path(id)}/preview`, request);
  return looked(client, id);
}

export async function looked(client: Client, id: string, withinMs = 60_000): Promise<Upload> {
  const until = Date.now() + withinMs;
  for (;;) {
    const { body } = await client.get<Upload>(path(id));
    if (body.state !== 'reading') return body;
    if (Date.now() > until) throw new Error(`upload ${id} still ${body.step.en}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Sends a file in and looks into it. */
export async function preview(
  client: Client,
  fileName: string,
  bytes: Uint8Array,
  request: PreviewRequest = {},
): Promise<{ id: string; preview: Preview }> {
  const { id } = await send(client, fileName, bytes);
  const upload = await look(client, id, request);
  if (!upload.preview) throw new Error(`no preview: ${JSON.stringify(upload.error)}`);
  return { id, preview: upload.preview };
}

export const order = (client: Client, id: string, wanted: UploadImport) =>
  client.post<Job>(`${path(id)}/import`, wanted);

/** Imports it and waits for the end. */
export async function take(client: Client, id: string, wanted: UploadImport): Promise<Job> {
  const { status, body } = await order(client, id, wanted);
  if (status !== 200) throw Object.assign(new Error(`${status} ${JSON.stringify(body)}`), { status, body });
  return client.ended(body.id);
}
