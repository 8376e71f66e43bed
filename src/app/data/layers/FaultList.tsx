import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { FaultKind } from '../../../api/layers.ts';
import type { Text } from '../../../domain/text.ts';
import { formatM2, formatMu } from '../../../geo/mu.ts';
import { useTr } from '../../text/lang.tsx';
import styles from './layers.module.css';
import { layerMessages as m } from './messages.ts';
import type { Faults } from './useFaults.ts';
import { useStepKeys } from './useStepKeys.ts';

const ROW_PX = 48;
const PAGE_ROWS = 8;
const optionId = (index: number) => `fault-${index}`;

type Props = {
  faults: Faults;
  selected: number | undefined;
  labelOf: (kind: FaultKind) => Text;
  onLook: (id: number | null) => void;
};

/** The faults, the largest first: arrows, J and K go through them, the map follows. */
export function FaultList({ faults, selected, labelOf, onLook }: Props) {
  const tr = useTr();
  const scroller = useRef<HTMLDivElement>(null);
  const total = faults.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const at = faults.placeOf(selected);
  const { look } = faults;
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => look(first, last), [look, first, last]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);

  const goTo = async (index: number) => {
    if (total === 0) return;
    const fault = await faults.load(Math.min(Math.max(index, 0), total - 1));
    if (fault) onLook(fault.id);
  };
  const step = (by: 1 | -1) => void goTo(at < 0 ? (by > 0 ? 0 : total - 1) : at + by);
  useStepKeys(step, selected === undefined ? null : () => onLook(null));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const target: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? total - 1 : at - 1,
      Home: 0,
      End: total - 1,
      PageDown: at + PAGE_ROWS,
      PageUp: at - PAGE_ROWS,
    };
    if (!Object.hasOwn(target, event.key)) return;
    event.preventDefault();
    void goTo(target[event.key]!);
  };

  return (
    <>
      <div className={styles.stepper}>
        <span className={styles.note} role="status">
          {at >= 0 ? tr(m.place, { at: at + 1, total }) : tr(m.total, { total })} · {tr(m.listHow)}
        </span>
        <Button
          size="small"
          icon={<LeftOutlined aria-hidden="true" />}
          aria-label={tr(m.previous)}
          title={tr(m.previous)}
          aria-keyshortcuts="K"
          disabled={at === 0 || total === 0}
          onClick={() => step(-1)}
        />
        <Button
          size="small"
          icon={<RightOutlined aria-hidden="true" />}
          aria-label={tr(m.next)}
          title={tr(m.next)}
          aria-keyshortcuts="J"
          disabled={at === total - 1 || total === 0}
          onClick={() => step(1)}
        />
      </div>
      <div
        ref={scroller}
        className={styles.faults}
        role="listbox"
        aria-label={tr(m.list)}
        aria-activedescendant={at >= 0 ? optionId(at) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, start }) => {
            const fault = faults.at(index);
            const kind = fault && tr(labelOf(fault.kind));
            const figures = fault && { m2: formatM2(fault.areaM2), mu: formatMu(fault.areaM2) };
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox takes the keys for its options
              // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option
              <div
                key={index}
                id={optionId(index)}
                className={styles.fault}
                role="option"
                aria-selected={fault !== undefined && fault.id === selected}
                aria-setsize={total}
                aria-posinset={index + 1}
                aria-label={
                  fault
                    ? tr(m.rowLabel, { kind: kind!, text: tr(fault.text), ...figures! })
                    : tr(m.rowLoading)
                }
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => fault && onLook(fault.id)}
              >
                {fault ? (
                  <>
                    <span className={styles.faultLine}>
                      <strong>{kind}</strong>
                      <span className="num">
                        {figures!.m2}
                        <span className="unit">㎡</span>
                      </span>
                      <span className="num">
                        {figures!.mu}
                        <span className="unit">{tr(m.units.mu)}</span>
                      </span>
                    </span>
                    <span className={styles.faultText} title={tr(fault.text)}>
                      {tr(fault.text)}
                    </span>
                  </>
                ) : (
                  <span className="skeleton" style={{ height: 12, width: '60%' }} />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
