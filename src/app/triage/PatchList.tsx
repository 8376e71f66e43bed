import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { neighbour } from '../state/selection.ts';
import { useTr } from '../text/lang.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useWorkspace } from '../workspace.ts';
import { triageMessages as m } from './messages.ts';
import { PatchListRow } from './PatchListRow.tsx';

const ROW_PX = 52;
const PAGE_ROWS = 10;
const optionId = (id: number) => `patch-${id}`;

/** 图斑列表: the alternative to the map, and where one works through a batch. Virtual, so 100,000 rows are no matter. */
export function PatchList() {
  const { catalog, rows, search, openPatch } = useWorkspace();
  const tr = useTr();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  });
  const selected = search.patch ?? null;
  const at = selected === null ? -1 : rows.findIndex((row) => row.id === selected);

  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const last = rows.length - 1;
    const target: Record<string, number> = {
      Home: 0,
      End: last,
      PageDown: Math.min(at + PAGE_ROWS, last),
      PageUp: Math.max(at - PAGE_ROWS, 0),
    };
    const arrow = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const row = arrow ? neighbour(rows, selected, arrow as 1 | -1) : rows[target[event.key] ?? -1];
    if (!arrow && !(event.key in target)) return;
    event.preventDefault();
    if (row) openPatch(row.id);
  };

  if (rows.length === 0) {
    return (
      <Notice role="status" title={tr(m.none)}>
        {tr(m.noneHow)}
      </Notice>
    );
  }
  return (
    <div
      ref={scroller}
      className="patchList"
      role="listbox"
      aria-label={tr(m.list)}
      aria-activedescendant={at >= 0 ? optionId(selected!) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]!;
          return (
            <PatchListRow
              key={row.id}
              id={optionId(row.id)}
              row={row}
              catalog={catalog}
              selected={row.id === selected}
              place={item.index + 1}
              of={rows.length}
              top={item.start}
              onOpen={openPatch}
            />
          );
        })}
      </div>
    </div>
  );
}
