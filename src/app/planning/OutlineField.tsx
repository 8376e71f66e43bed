import { Button, Select } from 'antd';
import { type DragEvent, useId, useMemo, useRef } from 'react';
import { CRS_LIST, crsName, gk3Epsg, gk3Zone } from '../../geo/crs.ts';
import { useLang, useTr } from '../text/lang.tsx';
import type { Draft } from './draft.ts';
import { boxOf } from './draft.ts';
import { messages } from './messages.ts';
import styles from './planning.module.css';
import { writeSite } from './siteText/writeSite.ts';

const AUTO = 0;

type Props = {
  draft: Draft;
  onEdit: (text: string, epsg: number | null) => void;
  onFile: (file: File) => void;
};

/** The outline as text, pasted or edited (a dropped file is opened); says how it was read, or which line is wrong and why. */
export function OutlineField({ draft, onEdit, onFile }: Props) {
  const tr = useTr();
  const { lang } = useLang();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, chosenEpsg, read, polygon } = draft;
  const options = useMemo(
    () => [
      { value: AUTO, label: tr(messages.crsAuto) },
      ...CRS_LIST.map(({ epsg }) => ({ value: epsg, label: `${crsName(epsg, lang)} · ${epsg}` })),
    ],
    [lang, tr],
  );

  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    onFile(file);
  };
  const selectLine = (line: number) => {
    const lines = text.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.current?.focus();
    area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  };
  const rewrite = (epsg: number) => polygon && onEdit(writeSite(polygon, epsg), null);
  const zone = polygon ? gk3Zone((boxOf(polygon)[0] + boxOf(polygon)[2]) / 2) : 36;
  const hasZone = zone >= 25 && zone <= 45;
  const error = read && !read.ok ? read : null;

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{tr(messages.outline)}</label>
      <textarea
        id={id}
        ref={area}
        value={text}
        rows={7}
        spellCheck={false}
        placeholder={tr(messages.outlinePlaceholder)}
        aria-invalid={error !== null}
        aria-describedby={`${id}-state`}
        onChange={(event) => onEdit(event.target.value, chosenEpsg)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
      <div
        id={`${id}-state`}
        role={error ? 'alert' : 'status'}
        className={error ? styles.error : styles.note}
      >
        {error && (
          <>
            {error.line > 0
              ? tr(messages.errorLine, { line: error.line, reason: tr(error.text) })
              : tr(error.text)}{' '}
            {error.line > 0 && (
              <Button type="link" size="small" onClick={() => selectLine(error.line)}>
                {tr(messages.goToLine)}
              </Button>
            )}
          </>
        )}
        {read?.ok &&
          tr(messages.readAs, {
            format: tr(messages.format[read.format]),
            n: read.vertices,
            crs: crsName(read.epsg, lang),
          })}
      </div>
      <div className={styles.actions}>
        <Select
          size="small"
          className={styles.crs}
          aria-label={tr(messages.crs)}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosenEpsg ?? AUTO}
          options={options}
          onChange={(value) => onEdit(text, value === AUTO ? null : value)}
        />
        {polygon && (
          <span className={styles.rewrite}>
            {tr(messages.writeAs)}
            <Button size="small" type="link" onClick={() => rewrite(4490)}>
              {tr(messages.writeDegrees)}
            </Button>
            {hasZone && (
              <Button size="small" type="link" onClick={() => rewrite(gk3Epsg(zone))}>
                {tr(messages.writeZone, { zone })}
              </Button>
            )}
          </span>
        )}
      </div>
    </div>
  );
}
