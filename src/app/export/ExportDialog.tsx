import { Button, Modal, Progress, Radio, Select } from 'antd';
import { type FormEvent, useId } from 'react';
import { EXPORT_FORMATS } from '../../api/exports.ts';
import { crsName } from '../../geo/crs.ts';
import { useStored } from '../state/stored.ts';
import { useLang, useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { choiceOf, crsChoices, type ExportChoice, fitting, hasEncoding, keptText } from './exportChoice.ts';
import { sizeText } from './fileName.ts';
import { formatTexts, exportMessages as m } from './messages.ts';
import { type ExportSource, orderOf } from './source.ts';
import { type ExportState, useExport } from './useExport.ts';
import './export.css';

type Props = { title: string; source: () => ExportSource; onClose: () => void };

/** Format, coordinate system and encoding of an export; then how far it is, what was saved, or what went wrong. */
export function ExportDialog({ title, source, onClose }: Props) {
  const tr = useTr();
  const { lang } = useLang();
  const id = useId();
  const { bbox } = useWorkspace().catalog.county;
  const [kept, keep] = useStored<string>('export', '');
  const { state, start, cancel } = useExport();
  const choice = fitting(choiceOf(kept), bbox);
  const set = (change: Partial<ExportChoice>) => keep(keptText(fitting({ ...choice, ...change }, bbox)));
  const { usual, others } = crsChoices(choice.format, bbox);
  const option = (epsg: number) => ({ value: epsg, label: `${crsName(epsg, lang)} · ${epsg}` });
  const options = [
    { label: tr(m.recommended), options: usual.map(option) },
    ...(others.length ? [{ label: tr(m.others), options: others.map(option) }] : []),
  ];
  const running = state.at === 'running';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { path, json, name } = orderOf(source(), choice);
    void start(path, json, name);
  };
  const close = () => {
    cancel();
    onClose();
  };
  return (
    <Modal open title={title} footer={null} width={440} onCancel={close}>
      <form className="export" onSubmit={submit}>
        <fieldset className="export-formats" disabled={running}>
          <legend>{tr(m.format)}</legend>
          <Radio.Group value={choice.format} onChange={(event) => set({ format: event.target.value })}>
            {EXPORT_FORMATS.map((format) => (
              <Radio key={format} value={format} aria-label={tr(formatTexts[format].name)}>
                {tr(formatTexts[format].name)}
                <span className="export-note">{tr(formatTexts[format].note)}</span>
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
        <div className="export-field">
          <label htmlFor={`${id}-crs`}>{tr(m.crs)}</label>
          <Select<number>
            id={`${id}-crs`}
            disabled={running || usual.length + others.length === 1}
            showSearch={{ optionFilterProp: 'label' }}
            value={choice.epsg}
            options={options}
            onChange={(epsg) => set({ epsg })}
          />
        </div>
        {hasEncoding(choice.format) && (
          <div className="export-field">
            <label htmlFor={`${id}-encoding`}>{tr(m.encoding)}</label>
            <Select<ExportChoice['encoding']>
              id={`${id}-encoding`}
              disabled={running}
              value={choice.encoding}
              options={[
                { value: 'auto', label: tr(m.auto) },
                { value: 'gbk', label: tr(m.gbk) },
                { value: 'utf-8', label: tr(m.utf8) },
              ]}
              onChange={(encoding) => set({ encoding })}
            />
          </div>
        )}
        <Outcome state={state} />
        <div className="export-actions">
          <Button onClick={running ? cancel : close}>{tr(running ? m.cancel : m.close)}</Button>
          <Button type="primary" htmlType="submit" disabled={running}>
            {tr(m.start)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Outcome({ state }: { state: ExportState }) {
  const tr = useTr();
  switch (state.at) {
    case 'idle':
      return null;
    case 'running': {
      const { received } = state;
      const total = received?.total ?? null;
      const size = sizeText(received?.bytes ?? 0);
      return (
        <div role="status">
          {received
            ? total === null
              ? tr(m.received, { size })
              : tr(m.receivedOf, { size, total: sizeText(total) })
            : tr(m.preparing)}
          <Progress
            size="small"
            status="active"
            showInfo={total !== null}
            percent={received && total ? Math.floor((received.bytes / total) * 100) : 100}
            aria-label={tr(m.preparing)}
          />
        </div>
      );
    }
    case 'saved':
      return (
        <div role="status">
          <p className="export-saved">✓ {tr(m.saved, { name: state.name, size: sizeText(state.bytes) })}</p>
          {state.remarks.map((remark) => (
            <p key={remark.en} className="export-note">
              {tr(remark)}
            </p>
          ))}
        </div>
      );
    case 'failed':
      return (
        <p className="export-failed" role="alert">
          {tr(m.failed, { reason: tr(state.reason) })}
        </p>
      );
  }
}
