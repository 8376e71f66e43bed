import type { ApiError } from '../../api/common.ts';
import type { Text } from '../../domain/text.ts';
import { ApiFailure } from '../client/request.ts';
import { fillBoth } from '../text/fillBoth.ts';
import { fileNameOf } from './fileName.ts';
import { exportMessages as m } from './messages.ts';

export type Received = { bytes: number /** null where the server does not say. */; total: number | null };

/**
 * Asks the server for a file and takes it in piece by piece, telling how much has come. Rejects with ApiFailure, also
 * where the connection breaks half-way, or AbortError when cancelled: half a file is never handed on. Without `json`
 * it is a plain GET.
 */
export async function fetchFile(
  path: string,
  json: unknown,
  signal: AbortSignal,
  onReceived: (received: Received) => void,
): Promise<{ blob: Blob; fileName: string | null; remarks: Text[] }> {
  const asked: RequestInit =
    json === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
  const response = await fetch(path, { ...asked, signal }).catch((cause: Error) => {
    throw cause.name === 'AbortError' ? cause : new ApiFailure(0, plainError('unreachable'), null);
  });
  if (!response.ok) throw await failureOf(response);
  const length = Number(response.headers.get('content-length'));
  // What is packed on its way has another length than what comes out here.
  const total = length > 0 && !response.headers.get('content-encoding') ? length : null;
  const pieces: BlobPart[] = [];
  let bytes = 0;
  try {
    const reader = response.body!.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      bytes += value.byteLength;
      onReceived({ bytes, total });
    }
  } catch (cause) {
    if ((cause as Error).name === 'AbortError') throw cause;
    throw new ApiFailure(0, plainError('broken'), null);
  }
  if (total !== null && bytes !== total) throw new ApiFailure(0, plainError('broken'), null);
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  return {
    blob: new Blob(pieces, { type }),
    fileName: fileNameOf(response.headers.get('content-disposition')),
    remarks: remarksOf(response.headers.get('tuban-remarks')),
  };
}

const plainError = (code: 'unreachable' | 'broken'): ApiError => ({ code, text: m[code] });

async function failureOf(response: Response): Promise<ApiFailure> {
  const { status } = response;
  const body = (await response.json().catch(() => null)) as ApiError | null;
  const error = body?.text ? body : { code: `http${status}`, text: fillBoth(m.unexplained, { status }) };
  return new ApiFailure(status, error, body);
}

/** What the writer had to say of the file, such as names that were cut. */
function remarksOf(header: string | null): Text[] {
  try {
    return header ? (JSON.parse(decodeURIComponent(header)) as Text[]) : [];
  } catch {
    return [];
  }
}

const KEPT_MS = 60_000;

/** Hands a file to the browser to be saved under its name. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // A large file is read from the address while it is written to the disk.
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
