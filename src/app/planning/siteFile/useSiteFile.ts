import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Inspection, Reading } from '../../../api/inspection.ts';
import type { Text } from '../../../domain/text.ts';
import { api, keys } from '../../client/api.ts';
import { ApiFailure } from '../../client/request.ts';
import { fillBoth } from '../../text/fillBoth.ts';
import { siteFileMessages as m } from './messages.ts';
import { FIRST_READING, siteAsk } from './reading.ts';

/** How often the reading is asked for how far it is. */
const ASK_MS = 300;

type Stage =
  | { at: 'none' }
  | { at: 'sending'; name: string; bytes: number }
  | { at: 'open'; name: string; id: string; reading: Reading }
  | { at: 'failed'; name: string; reason: Text };

export type SiteFile = ReturnType<typeof useSiteFile>;

/** A file from the disk to its shapes: sent, read with what the person settles, and thrown away when it is closed. */
export function useSiteFile() {
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>({ at: 'none' });
  const sending = useRef<AbortController | null>(null);
  const held = useRef<string | null>(null);
  const id = stage.at === 'open' ? stage.id : '';

  const drop = useCallback(() => {
    sending.current?.abort();
    sending.current = null;
    if (held.current) {
      client.removeQueries({ queryKey: keys.upload(held.current) });
      // Swept by the server in any case; this only makes room at once.
      void api.discardUpload(held.current).catch(() => undefined);
    }
    held.current = null;
  }, [client]);
  useEffect(() => drop, [drop]);

  const read = useCallback(
    async (upload: string, name: string, reading: Reading) => {
      setStage({ at: 'open', name, id: upload, reading });
      try {
        // What is on its way answers the question before.
        await client.cancelQueries({ queryKey: keys.upload(upload) });
        const answer = await api.previewUpload(upload, { reading });
        if (held.current === upload) client.setQueryData(keys.upload(upload), answer);
      } catch (cause) {
        if (held.current === upload) setStage({ at: 'failed', name, reason: reasonOf(cause) });
      }
    },
    [client],
  );

  const open = useCallback(
    async (file: File) => {
      drop();
      const { name } = file;
      if (file.size === 0) return setStage({ at: 'failed', name, reason: fillBoth(m.emptyFile, { name }) });
      const control = new AbortController();
      sending.current = control;
      setStage({ at: 'sending', name, bytes: file.size });
      try {
        const upload = await api.openSiteFile(file, control.signal);
        held.current = upload.id;
        client.setQueryData(keys.upload(upload.id), upload);
        await read(upload.id, name, FIRST_READING);
      } catch (cause) {
        if (control.signal.aborted) return;
        setStage({ at: 'failed', name, reason: reasonOf(cause) });
      }
    },
    [drop, read, client],
  );

  const upload = useQuery({
    queryKey: keys.upload(id),
    queryFn: ({ signal }) => api.upload(id, signal),
    enabled: id !== '',
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? ASK_MS : false),
  });
  const inspection = upload.data?.preview?.inspection;
  const isRead = upload.data?.state === 'ready' && inspection !== undefined;
  // The questions stay where they are while an answer to one is read, and where it turned out to be a wrong one.
  const last = useRef<{ id: string; inspection: Inspection } | null>(null);
  if (inspection && (inspection.layer || last.current?.id !== id)) last.current = { id, inspection };
  const asked = last.current?.id === id ? last.current.inspection : undefined;
  const newest = inspection ?? asked;
  const ask = newest ? siteAsk(newest) : null;
  // A question that is still open is no refusal: it is asked.
  const refusal = isRead && ask === null ? inspection.refusal : null;
  const reading = stage.at === 'open' ? stage.reading : FIRST_READING;
  const shapes = useQuery({
    queryKey: [...keys.upload(id), 'shapes', reading],
    queryFn: ({ signal }) => api.uploadShapes(id, reading, signal),
    enabled: isRead && ask === null && inspection.refusal === null,
    retry: false,
  });
  const settle = (next: Reading) => {
    if (stage.at === 'open') void read(stage.id, stage.name, next);
  };
  const close = () => {
    drop();
    setStage({ at: 'none' });
  };
  return { stage, upload, inspection, asked, isRead, ask, refusal, reading, shapes, open, settle, close };
}

export function reasonOf(cause: unknown): Text {
  if (cause instanceof ApiFailure) return cause.error.text;
  const { message } = cause as Error;
  return { zh: message, en: message };
}
