import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { PolygonJson } from '../../../api/common.ts';
import { sizeText } from '../../export/fileName.ts';
import { useTr } from '../../text/lang.tsx';
import type { SiteOrigin } from '../draft.ts';
import { siteFileMessages as m } from './messages.ts';
import { Questions } from './Questions.tsx';
import { joined } from './reading.ts';
import { ShapeChoice } from './ShapeChoice.tsx';
import styles from './siteFile.module.css';
import { reasonOf, type SiteFile } from './useSiteFile.ts';

type Props = { file: SiteFile; onTake: (polygon: PolygonJson, origin: SiteOrigin) => void };

/** The opened file: what it needs to be told, which of its shapes is checked, or why it cannot be read. */
export function SiteFilePanel({ file, onTake }: Props) {
  const tr = useTr();
  const { stage, upload, inspection, isRead, refusal, shapes } = file;
  const take = useRef(onTake);
  take.current = onTake;
  const only = shapes.data?.shapes.length === 1 ? shapes.data.shapes : null;
  const name = stage.at === 'none' ? '' : stage.name;
  useEffect(() => {
    if (only) take.current(joined(only), { fileName: name, shape: '' });
  }, [only, name]);

  if (stage.at === 'none') return null;
  const failure =
    stage.at === 'failed'
      ? stage.reason
      : upload.isError
        ? reasonOf(upload.error)
        : (upload.data?.error?.text ?? refusal?.text);
  const record = refusal?.record;
  const { layer } = inspection ?? {};
  return (
    <section className={styles.panel} aria-label={tr(m.file)}>
      <div className={styles.head}>
        <strong>{name}</strong>
        {layer && (
          <span className={styles.note}>
            {layer.name !== name && `${layer.name} · `}
            {sizeText(inspection!.bytes)}
          </span>
        )}
        <button type="button" className="iconButton" aria-label={tr(m.close)} onClick={file.close}>
          <CloseOutlined aria-hidden="true" />
        </button>
      </div>
      {failure ? (
        <p role="alert" className={styles.error}>
          {/* What is wrong with the file itself names it already. */}
          {tr(failure).includes(name) ? tr(failure) : tr(m.failed, { name, reason: tr(failure) })}
          {record !== undefined && tr(m.record, { n: record })}
        </p>
      ) : (
        stage.at === 'sending' && (
          <p role="status" className={styles.note}>
            {tr(m.sending, { name, size: sizeText(stage.bytes) })}{' '}
            <Button size="small" onClick={file.close}>
              {tr(m.cancel)}
            </Button>
          </p>
        )
      )}
      {!failure && stage.at === 'open' && (!isRead || shapes.isFetching) && (
        <p role="status" className={styles.note}>
          {tr(m.reading, { name })}
        </p>
      )}
      {stage.at === 'open' && file.asked && <Questions file={file} inspection={file.asked} />}
      {isRead && layer && !failure && file.ask === null && (
        <>
          {shapes.isError && (
            <p role="alert" className={styles.error}>
              {tr(m.shapesFailed, { reason: tr(reasonOf(shapes.error)) })}{' '}
              <Button size="small" onClick={() => void shapes.refetch()}>
                {tr(m.retry)}
              </Button>
            </p>
          )}
          {shapes.data?.shapes.length === 0 && (
            <p role="alert" className={styles.error}>
              {tr(m.noShapes)}
            </p>
          )}
          {shapes.data && shapes.data.shapes.length > 1 && (
            <ShapeChoice
              key={JSON.stringify(file.reading)}
              shapes={shapes.data.shapes}
              onTake={(polygon, shape) => onTake(polygon, { fileName: name, shape })}
            />
          )}
          {layer.refusedCount > 0 && (
            <p className={styles.warn}>{tr(m.leftOut, { n: layer.refusedCount })}</p>
          )}
          {layer.repairs.length > 0 && (
            <p className={styles.note}>
              {tr(m.repaired, { n: layer.repairs.reduce((sum, { records }) => sum + records, 0) })}
            </p>
          )}
          {layer.notes.map((note) => (
            <p key={note.en} className={styles.note}>
              {tr(note)}
            </p>
          ))}
        </>
      )}
    </section>
  );
}
