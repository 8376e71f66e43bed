import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Preview } from '../../../api/uploads.ts';
import { api, keys } from '../../client/api.ts';
import { type Choices, NO_CHOICES, previewRequest, readsAlike, settledIn } from './choices.ts';
import { forgetChoices, rememberChoices, rememberedChoices } from './remembered.ts';

/** How often the reading is asked for how far it is. */
const ASK_MS = 400;
/** Changes in quick succession (arrow keys through a list) are read once. */
const SETTLE_MS = 300;

/**
 * An upload and what the person has settled about it. A change that concerns the reading has the file read again,
 * after a moment; the last preview stays on screen meanwhile, and an answer to an earlier question is dropped.
 */
export function useUpload(id: string) {
  const client = useQueryClient();
  const queryKey = keys.upload(id);
  const [choices, setChoices] = useState<Choices>(() => rememberedChoices(id) ?? NO_CHOICES);
  const touched = useRef(rememberedChoices(id) !== null);
  const [failure, setFailure] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const asked = useRef<AbortController | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const upload = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.upload(id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? ASK_MS : false),
  });
  const read = useCallback(
    async (next: Choices) => {
      const controller = new AbortController();
      asked.current?.abort();
      asked.current = controller;
      setFailure(null);
      // What is on its way answers the question before.
      await client.cancelQueries({ queryKey: keys.upload(id) });
      try {
        const answer = await api.previewUpload(id, previewRequest(next), controller.signal);
        if (!controller.signal.aborted) client.setQueryData(keys.upload(id), answer);
      } catch (cause) {
        if ((cause as Error).name !== 'AbortError') setFailure(cause);
      }
      if (!controller.signal.aborted) setPending(false);
    },
    [client, id],
  );
  const choose = (next: Choices) => {
    touched.current = true;
    rememberChoices(id, next);
    setChoices(next);
    if (readsAlike(choices, next)) return;
    setPending(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void read(next), SETTLE_MS);
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asked.current?.abort();
    },
    [],
  );

  const data = upload.data;
  // An upload that nobody has asked to read yet.
  const current = useRef(choices);
  current.current = choices;
  const state = data?.state;
  useEffect(() => {
    if (state === 'new') void read(current.current);
  }, [state, read]);

  const shown = useRef<Preview | null>(null);
  if (data?.preview) shown.current = data.preview;
  const first = shown.current;
  useEffect(() => {
    if (!first || touched.current) return;
    touched.current = true;
    setChoices(settledIn(first));
  }, [first]);

  return {
    upload,
    preview: shown.current,
    /** The preview on screen is not yet that of the choices. */
    reading: pending || state === 'reading' || state === 'new',
    failure,
    choices,
    choose,
    again: () => void read(choices),
    discard: () => {
      asked.current?.abort();
      forgetChoices(id);
      client.removeQueries({ queryKey });
      return api.discardUpload(id).catch(() => undefined);
    },
    forget: () => {
      forgetChoices(id);
      client.removeQueries({ queryKey });
    },
  };
}

export type UploadControl = ReturnType<typeof useUpload>;
