import type { ApiError } from '../../../api/common.ts';
import type { Upload } from '../../../api/uploads.ts';
import { ApiFailure } from '../../client/request.ts';
import { fillBoth } from '../../text/fillBoth.ts';
import { chooseMessages as m } from './messages.ts';

/**
 * `POST /api/uploads`: the file to the server. By XMLHttpRequest, as fetch does not tell how much has gone.
 * Rejects with ApiFailure, or AbortError when stopped.
 */
export function sendFile(
  body: Blob,
  fileName: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (done: number) => void },
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', `/api/uploads?${new URLSearchParams({ fileName })}`);
    call.setRequestHeader('content-type', 'application/octet-stream');
    call.responseType = 'json';
    call.upload.onprogress = ({ loaded }) => onProgress(loaded);
    call.onload = () => {
      const answer = call.response as Upload | ApiError | null;
      if (call.status >= 200 && call.status < 300 && answer && 'state' in answer) resolve(answer);
      else reject(new ApiFailure(call.status, explained(answer, call.status), answer));
    };
    call.onerror = () => reject(new ApiFailure(0, { code: 'unreachable', text: m.unreachable }, null));
    call.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    if (signal.aborted) return reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => call.abort());
    call.send(body);
  });
}

function explained(answer: Upload | ApiError | null, status: number): ApiError {
  if (answer && 'text' in answer && answer.text) return answer;
  return { code: `http${status}`, text: fillBoth(m.unexplained, { status }) };
}
