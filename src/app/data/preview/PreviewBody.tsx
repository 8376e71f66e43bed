import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Preview } from '../../../api/uploads.ts';
import { api, keys } from '../../client/api.ts';
import { ApiFailure } from '../../client/request.ts';
import { localDate } from '../../text/format.ts';
import { useTr } from '../../text/lang.tsx';
import { useWorkspace } from '../../workspace.ts';
import { formFor, type ImportForm, problemsOf } from '../importForm.ts';
import { ColumnsSection } from './ColumnsSection.tsx';
import { ContentSection } from './ContentSection.tsx';
import { importOrder } from './choices.ts';
import { confirmText } from './confirmText.ts';
import { EncodingSection } from './EncodingSection.tsx';
import { LayerSection } from './LayerSection.tsx';
import { MappingSection } from './MappingSection.tsx';
import { previewMessages as m } from './messages.ts';
import { obstacle, waitsForRecords } from './obstacle.ts';
import { PlaceSection } from './PlaceSection.tsx';
import type { Question } from './parts.ts';
import styles from './preview.module.css';
import { RecordsSection } from './RecordsSection.tsx';
import { TargetSection } from './TargetSection.tsx';
import { type Drawn, useDrawnOnMap } from './useDrawnOnMap.ts';
import type { UploadControl } from './useUpload.ts';
import { Warnings } from './Warnings.tsx';

type Props = { id: string; control: UploadControl; preview: Preview; onStarted: () => void };
type Ask = Preview['inspection']['asks'][number];

/** Everything that the preview says and asks, the open questions first, and the button that starts the import. */
export function PreviewBody({ id, control, preview, onStarted }: Props) {
  const tr = useTr();
  const client = useQueryClient();
  const { catalog } = useWorkspace();
  const { choices, choose, reading } = control;
  const [tried, setTried] = useState(false);
  const [starting, setStarting] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [drawn, setDrawn] = useState<Drawn>(null);
  const { inspection } = preview;
  const { layer, asks } = inspection;
  useDrawnOnMap(id, preview, drawn, () => setDrawn(null));

  const target = choices.target ?? preview.target;
  const file = {
    fileName: inspection.fileName,
    layerName: inspection.layers.length > 1 ? layer?.name : undefined,
    target,
    kind: choices.kind ?? (choices.target ? null : preview.kind),
  };
  const form: ImportForm = { ...formFor(file, localDate(new Date().toISOString())), ...choices.form };
  const problems = problemsOf(form, catalog.batches);
  const hindered = obstacle(preview, choices, reading);
  const onForm = (change: Partial<ImportForm>) =>
    choose({ ...choices, form: { ...choices.form, ...change } });

  const start = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (hindered || starting || Object.keys(problems).length > 0) return;
    setStarting(true);
    setFailure(null);
    try {
      await api.importUpload(id, importOrder(preview, choices, form));
      onStarted();
      control.forget();
    } catch (cause) {
      setFailure(cause instanceof ApiFailure ? tr(cause.error.text) : (cause as Error).message);
      setStarting(false);
    }
    await client.invalidateQueries({ queryKey: keys.jobs });
  };

  const part = { preview, choices, choose };
  const why = inspection.refusal && tr(inspection.refusal.text);
  const question = (ask: Ask): Question | undefined =>
    asks.includes(ask) ? { ask: tr(m.ask[ask], { n: inspection.layers.length }), why } : undefined;
  const unusable = layer?.refusedCount ?? 0;
  const recordsAsked = waitsForRecords(preview)
    ? { ask: tr(m.ask.records, { n: unusable }), why: null }
    : undefined;
  const placeAsked = question('crs') ?? question('axisOrder');
  const sections = [
    {
      key: 'layer',
      asked: asks.includes('layer'),
      part: <LayerSection {...part} question={question('layer')} />,
    },
    { key: 'content', asked: false, part: <ContentSection preview={preview} /> },
    {
      key: 'encoding',
      asked: asks.includes('encoding'),
      part: <EncodingSection {...part} question={question('encoding')} />,
    },
    {
      key: 'columns',
      asked: asks.includes('columns'),
      part: <ColumnsSection {...part} question={question('columns')} />,
    },
    {
      key: 'place',
      asked: placeAsked !== undefined,
      part: (
        <PlaceSection
          {...part}
          question={placeAsked}
          onMap={
            layer && layer.outline.length > 0
              ? {
                  shown: drawn?.what === 'outline',
                  toggle: () => setDrawn(drawn?.what === 'outline' ? null : { what: 'outline' }),
                }
              : null
          }
        />
      ),
    },
    { key: 'mapping', asked: false, part: <MappingSection {...part} /> },
    {
      key: 'records',
      asked: recordsAsked !== undefined,
      part: (
        <RecordsSection
          {...part}
          question={recordsAsked}
          onRecord={(record, box) => setDrawn({ what: 'record', record, box })}
        />
      ),
    },
  ];
  const confirm = tr(confirmText(preview, form), { n: layer?.features ?? 0 });
  return (
    <form onSubmit={start} noValidate aria-busy={reading}>
      <Warnings {...part} />
      {[...sections]
        .sort((a, b) => Number(b.asked) - Number(a.asked))
        .map(({ key, part: shown }) => (
          <div key={key} className={reading ? styles.stale : undefined}>
            {shown}
          </div>
        ))}
      {layer && <TargetSection {...part} form={form} problems={tried ? problems : {}} onForm={onForm} />}
      <div className={styles.foot}>
        <Button type="primary" htmlType="submit" disabled={hindered !== null} loading={starting}>
          {confirm}
        </Button>
        <span role="status" className={styles.quiet}>
          {hindered ? tr(hindered) : tr(m.allOrNothing)}
        </span>
        {failure && (
          <p role="alert" className={styles.error}>
            {failure}
          </p>
        )}
      </div>
    </form>
  );
}
