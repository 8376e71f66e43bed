import { Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Inspection, Reading } from '../../../api/inspection.ts';
import { crsName, findCrs } from '../../../geo/crs.ts';
import { useLang, useTr } from '../../text/lang.tsx';
import { siteFileMessages as m } from './messages.ts';
import { type Candidate, candidateKey, withCandidate, withLayer } from './reading.ts';
import styles from './siteFile.module.css';
import type { SiteFile } from './useSiteFile.ts';

const FOUND = '';

/** Layer, columns and coordinate system: asked where the file does not tell, and open to change where it does. */
export function Questions({ file, inspection }: { file: SiteFile; inspection: Inspection }) {
  const tr = useTr();
  const { ask, reading, settle } = file;
  const { layers, layer } = inspection;
  return (
    <>
      {layers.length > 1 && (
        <Question title={tr(ask === 'layer' ? m.askLayer : m.layer)} asked={ask === 'layer'}>
          {(id) => (
            <Select<string>
              id={id}
              size="small"
              value={reading.layerName ?? layer?.name}
              options={layers.map(({ name, records }) => ({
                value: name,
                label: records === null ? name : tr(m.layerOption, { name, n: records }),
              }))}
              onChange={(name) => settle(withLayer(name))}
            />
          )}
        </Question>
      )}
      {ask === 'columns' && layer && <Columns file={file} fields={layer.fields.map(({ name }) => name)} />}
      {ask !== 'layer' && ask !== 'columns' && layer && <Crs file={file} layer={layer} />}
    </>
  );
}

function Crs({ file, layer }: { file: SiteFile; layer: NonNullable<Inspection['layer']> }) {
  const tr = useTr();
  const { lang } = useLang();
  const { ask, reading, settle } = file;
  const { candidates, crs } = layer;
  if (candidates.length === 0) return null;
  const nameOf = (one: Candidate) => {
    const name = one.axisOrder === 'yx' ? tr(m.northFirst, { name: tr(one.name) }) : tr(one.name);
    return one.inExpected === null ? name : tr(one.inExpected ? m.candidate : m.candidateOut, { name });
  };
  const found = crs && (findCrs(crs.epsg) ? crsName(crs.epsg, lang) : (crs.name ?? `EPSG:${crs.epsg}`));
  const chosen = candidates.find(
    (one) => one.epsg === reading.epsg && (!reading.axisOrder || one.axisOrder === reading.axisOrder),
  );
  return (
    <Question title={tr(ask === 'crs' ? m.askCrs : m.crs)} asked={ask === 'crs'}>
      {(id) => (
        <Select<string>
          id={id}
          size="small"
          value={chosen ? candidateKey(chosen) : ask === 'crs' ? undefined : FOUND}
          options={[
            ...(ask === 'crs' ? [] : [{ value: FOUND, label: tr(m.asFound, { name: found ?? '' }) }]),
            ...candidates.map((one) => ({ value: candidateKey(one), label: nameOf(one) })),
          ]}
          onChange={(key) =>
            settle(
              withCandidate(
                reading,
                candidates.find((one) => candidateKey(one) === key),
              ),
            )
          }
        />
      )}
    </Question>
  );
}

function Columns({ file, fields }: { file: SiteFile; fields: string[] }) {
  const tr = useTr();
  const { reading, settle } = file;
  const columns = reading.columns ?? {};
  const options = fields.map((name) => ({ value: name, label: name }));
  const set = (change: NonNullable<Reading['columns']>) =>
    settle({ ...reading, columns: { ...columns, ...change } });
  return (
    <fieldset className={styles.columns}>
      <legend>{tr(m.askColumns)}</legend>
      {(['x', 'y', 'wkt'] as const).map((role) => (
        <Select<string>
          key={role}
          size="small"
          allowClear
          aria-label={tr({ x: m.columnX, y: m.columnY, wkt: m.columnWkt }[role])}
          placeholder={tr({ x: m.columnX, y: m.columnY, wkt: m.columnWkt }[role])}
          value={columns[role]}
          options={options}
          onChange={(name) => set({ [role]: name })}
        />
      ))}
    </fieldset>
  );
}

function Question(props: { title: string; asked: boolean; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={props.asked ? `${styles.question} ${styles.asked}` : styles.question}>
      <label htmlFor={id}>{props.title}</label>
      {props.children(id)}
    </div>
  );
}
