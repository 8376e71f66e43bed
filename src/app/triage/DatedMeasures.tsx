import { Button } from 'antd';
import { useState } from 'react';
import type { PatchDetail } from '../../api/patches.ts';
import type { PatchRow } from '../../domain/patch.ts';
import { AccountSection } from '../account/AccountSection.tsx';
import { useDrawn, useShown } from '../account/useShown.ts';
import { useWidth } from '../account/useWidth.ts';
import { WidthSection } from '../account/WidthSection.tsx';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { basisMessages as m } from './basisMessages.ts';

const MINE = ['width'] as const;

/** The closed account on another day's land use, and the width, which no layer changes. */
export function DatedMeasures({ row, detail }: { row: PatchRow; detail: PatchDetail }) {
  const tr = useTr();
  const { setSearch } = useWorkspace();
  const [asked, setAsked] = useState(false);
  const control = useShown(MINE);
  const widthUse = useWidth(detail.width, 'width', control);
  useDrawn(widthUse.drawing, `${row.id} ${control.shown} ${widthUse.place}`, control.aims);
  return (
    <>
      {detail.account && (
        <AccountSection
          account={detail.account}
          name={row.code}
          total="patchArea"
          shown={null}
          onShow={() => setAsked(true)}
          status={
            asked && (
              <p className="muted" role="status">
                {tr(m.shapesNow)}{' '}
                <Button size="small" type="link" onClick={() => setSearch({ basis: undefined })}>
                  {tr(m.backToNow)}
                </Button>
              </p>
            )
          }
        />
      )}
      {detail.width && <WidthSection width={detail.width} {...widthUse.section} />}
    </>
  );
}
