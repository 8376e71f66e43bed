import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, keys } from '../../client/api.ts';
import { useTr } from '../../text/lang.tsx';
import { useWorkspace } from '../../workspace.ts';
import styles from './choose.module.css';
import { chooseMessages as m } from './messages.ts';
import { sizeText } from './sizeText.ts';

/** One that is being imported goes away by itself. */
const LOOK_MS = 10_000;

/** Uploads of this person that were looked at and neither imported nor thrown away. */
export function OpenUploads() {
  const tr = useTr();
  const client = useQueryClient();
  const { setSearch } = useWorkspace();
  const uploads =
    useQuery({
      queryKey: keys.uploads,
      queryFn: api.uploads,
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.length ? LOOK_MS : false),
    }).data ?? [];
  if (uploads.length === 0) return null;
  const discard = async (id: string) => {
    await api.discardUpload(id).catch(() => undefined);
    await client.invalidateQueries({ queryKey: keys.uploads });
  };
  return (
    <section className={styles.queue} aria-label={tr(m.open)}>
      <div className={styles.queueHead}>{tr(m.open)}</div>
      <ul>
        {uploads.map(({ id, fileName, bytes }) => (
          <li key={id}>
            <span className={styles.queueName}>{fileName}</span>
            <span className={styles.hint}>{sizeText(bytes)}</span>
            <Button
              size="small"
              aria-label={tr(m.previewOf, { name: fileName })}
              onClick={() => setSearch({ upload: id })}
            >
              {tr(m.resume)}
            </Button>
            <Button
              size="small"
              type="text"
              aria-label={tr(m.discardOf, { name: fileName })}
              onClick={() => void discard(id)}
            >
              {tr(m.discard)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
