import { useRef, useState } from 'react';
import type { Upload } from '../../../api/uploads.ts';
import { ApiFailure } from '../../client/request.ts';
import { useTr } from '../../text/lang.tsx';
import type { ChosenFile } from './dropped.ts';
import type { Dataset } from './gather.ts';
import { chooseMessages as m } from './messages.ts';
import { packZip } from './packZip.ts';
import type { Sent } from './Sending.tsx';
import { sendFile } from './sendFile.ts';

/** Packs a data set where it has several files, and sends it. One at a time. */
export function useSending(onSent: (upload: Upload) => void) {
  const tr = useTr();
  const [sent, setSent] = useState<Sent | null>(null);
  const [error, setError] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);

  const send = async (dataset: Dataset<ChosenFile>) => {
    const { name, files, bytes, packed } = dataset;
    const controller = new AbortController();
    const { signal } = controller;
    stop.current = controller;
    setError(null);
    try {
      let body: Blob = files[0]!.chosen.file;
      if (packed) {
        const packing = (done: number) => setSent({ step: 'packing', name, done, total: bytes });
        packing(0);
        body = await packZip(files, { signal, onProgress: packing });
      } else await body.slice(0, 1).arrayBuffer();
      const uploading = (done: number) => setSent({ step: 'uploading', name, done, total: body.size });
      uploading(0);
      onSent(await sendFile(body, name, { signal, onProgress: uploading }));
    } catch (cause) {
      if (cause instanceof ApiFailure) setError(tr(cause.error.text));
      else if ((cause as Error).name !== 'AbortError') setError(tr(m.unreadable, { name }));
    } finally {
      setSent(null);
    }
  };
  return { sent, error, send, stop: () => stop.current?.abort() };
}
