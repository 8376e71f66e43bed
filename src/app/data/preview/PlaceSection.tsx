import { Button } from 'antd';
import { useState } from 'react';
import type { LonLatBox } from '../../map/contract.ts';
import { useTr } from '../../text/lang.tsx';
import { useWorkspace } from '../../workspace.ts';
import { messages } from '../messages.ts';
import { word } from '../word.ts';
import { Candidates } from './Candidates.tsx';
import { CountyShare } from './CountyShare.tsx';
import { withReading } from './choices.ts';
import { crsChoices, crsText } from './crsChoices.ts';
import { previewMessages as m } from './messages.ts';
import { OtherSystem } from './OtherSystem.tsx';
import type { PartProps } from './parts.ts';
import styles from './place.module.css';
import preview from './preview.module.css';
import { Section } from './Section.tsx';
import { SmallMap } from './SmallMap.tsx';

type Props = PartProps & {
  /** Whether the outline is drawn on the big map, and the switch for it; null where there is nothing to draw. */
  onMap: { shown: boolean; toggle: () => void } | null;
};

/** Where the data lies and how that is known: the system in use, what else the numbers fit, and a small map. */
export function PlaceSection({ onMap, ...part }: Props) {
  const tr = useTr();
  const { catalog } = useWorkspace();
  const [looked, setLooked] = useState<string | null>(null);
  const { choices, choose, question } = part;
  const { layer } = part.preview.inspection;
  if (!layer) {
    // Not even a first look was possible; what is asked can be answered all the same.
    return question ? (
      <Section title={tr(m.place)} question={question}>
        <OtherSystem {...part} />
      </Section>
    ) : null;
  }
  const { crs, bbox } = layer;
  const offered = crsChoices(layer, choices);
  // Without a place of its own the likeliest one is shown.
  const tried = offered.find((one) => one.key === looked) ?? (bbox ? undefined : offered[0]);
  const settled = choices.reading.epsg !== undefined || choices.reading.axisOrder !== undefined;
  return (
    <Section title={tr(m.place)} question={question}>
      <div className={styles.place}>
        <div className={styles.facts}>
          <p>
            {crs ? (
              <>
                {tr(crsText(crs.epsg, crs.name))} <span className={preview.quiet}>EPSG:{crs.epsg}</span> ·{' '}
                {tr(word(messages.crsHow, crs.how))}
              </>
            ) : (
              tr(m.crsNone)
            )}{' '}
            {settled && (
              <Button
                size="small"
                type="link"
                onClick={() => choose(withReading(choices, { epsg: undefined, axisOrder: undefined }))}
              >
                {tr(m.toAuto)}
              </Button>
            )}
          </p>
          {crs?.name && <p className={preview.quiet}>{tr(m.fileSays, { name: crs.name })}</p>}
          <CountyShare inside={layer.inExpected} features={layer.features} county={catalog.county.name} />
          {onMap && (
            <p>
              <Button size="small" aria-pressed={onMap.shown} onClick={onMap.toggle}>
                {tr(onMap.shown ? m.offMap : m.onMap)}
              </Button>
            </p>
          )}
          {(offered.length > 1 || question) && (
            <Candidates
              offered={offered}
              onTake={(one) =>
                choose(withReading(choices, { epsg: one.epsg, axisOrder: one.axisOrder ?? undefined }))
              }
              onLook={setLooked}
            />
          )}
          <OtherSystem {...part} />
        </div>
        <SmallMap box={bbox as LonLatBox | null} outline={layer.outline} tried={tried?.bbox ?? null} />
      </div>
    </Section>
  );
}
