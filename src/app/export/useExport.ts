import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Text } from '../../domain/text.ts';
import { keys } from '../client/api.ts';
import { ApiFailure } from '../client/request.ts';
import { fetchFile, type Received, saveBlob } from './fetchFile.ts';
import { safeName } from './fileName.ts';

export type ExportState =
  | { at: 'idle' }
  | { at: 'running'; received: Received | null }
  | { at: 'saved'; name: string; bytes: number; remarks: Text[] }
  | { at: 'failed'; reason: Text };

/** One export at a time: asks, follows, saves; `cancel` ends it with nothing saved. */
export function useExport() {
  const client = useQueryClient();
  const [state, setState] = useState<ExportState>({ at: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    async (path: string, json: unknown, name: string) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      const tell = (next: ExportState) => running.current === control && setState(next);
      tell({ at: 'running', received: null });
      try {
        const { blob, fileName, remarks } = await fetchFile(path, json, control.signal, (received) =>
          tell({ at: 'running', received }),
        );
        const saved = safeName(fileName ?? name);
        saveBlob(saved, blob);
        tell({ at: 'saved', name: saved, bytes: blob.size, remarks });
      } catch (cause) {
        if ((cause as Error).name === 'AbortError') return tell({ at: 'idle' });
        if (cause instanceof ApiFailure) {
          if (cause.status === 401) void client.invalidateQueries({ queryKey: keys.session });
          return tell({ at: 'failed', reason: cause.error.text });
        }
        const { message } = cause as Error;
        tell({ at: 'failed', reason: { zh: message, en: message } });
      }
    },
    [client],
  );
  const cancel = useCallback(() => {
    running.current?.abort();
    setState({ at: 'idle' });
  }, []);
  return { state, start, cancel };
}
