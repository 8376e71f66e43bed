import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { keys } from '../client/api.ts';
import { useWorkspace } from '../workspace.ts';
import { Chooser } from './choose/Chooser.tsx';
import type { ChosenFile } from './choose/dropped.ts';
import type { Dataset } from './choose/gather.ts';
import { OpenUploads } from './choose/OpenUploads.tsx';
import { Queue, type Queued } from './choose/Queue.tsx';
import { Sending } from './choose/Sending.tsx';
import { useSending } from './choose/useSending.ts';
import styles from './data.module.css';
import { PreviewPanel } from './preview/PreviewPanel.tsx';

/** A file's way in: choose, upload, preview. Once confirmed it is a job in the list below. */
export function ImportPanel() {
  const top = useRef<HTMLDivElement>(null);
  const { upload } = useWorkspace().search;
  const before = useRef(upload);
  // A preview is long: the next thing to look at begins at the head of the panel.
  useEffect(() => {
    if (upload !== before.current) top.current?.scrollIntoView({ block: 'start' });
    before.current = upload;
  }, [upload]);
  return (
    <div ref={top} className={styles.importing}>
      <Stages />
    </div>
  );
}

function Stages() {
  const client = useQueryClient();
  const { search, setSearch } = useWorkspace();
  const [queue, setQueue] = useState<readonly Queued[]>([]);
  const { sent, error, send, stop } = useSending((upload) => {
    client.setQueryData(keys.upload(upload.id), upload);
    setSearch({ upload: upload.id });
  });
  const open = (dataset: Dataset<ChosenFile>) => {
    setQueue((before) => before.map((one) => (one.dataset === dataset ? { ...one, opened: true } : one)));
    void send(dataset);
  };

  if (search.upload)
    return (
      <PreviewPanel key={search.upload} id={search.upload} onLeave={() => setSearch({ upload: undefined })} />
    );
  if (sent) return <Sending sent={sent} onStop={stop} />;
  return (
    <>
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      {queue.length > 0 && <Queue queue={queue} onOpen={open} onClear={() => setQueue([])} />}
      <OpenUploads />
      <Chooser
        onGathered={({ datasets }) => {
          if (datasets.length === 1) open(datasets[0]!);
          else setQueue(datasets.map((dataset) => ({ dataset, opened: false })));
        }}
      />
    </>
  );
}
