import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Text } from '../../domain/text.ts';
import { useTr } from '../text/lang.tsx';
import { copyText } from './copy.ts';

const COPIED = { zh: '已复制', en: 'Copied' };
const REFUSED = { zh: '浏览器不允许复制', en: 'The browser refuses to copy' };

/** Copies what `text` gives when pressed, and says whether it worked. */
export function CopyButton({ text, label }: { text: () => string; label: Text }) {
  const tr = useTr();
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <>
      <Button
        size="small"
        icon={
          outcome === 'copied' ? <CheckOutlined aria-hidden="true" /> : <CopyOutlined aria-hidden="true" />
        }
        onClick={async () => setOutcome((await copyText(text())) ? 'copied' : 'refused')}
      >
        {outcome === null ? tr(label) : tr(outcome === 'copied' ? COPIED : REFUSED)}
      </Button>
      <span className="visuallyHidden" role="status">
        {outcome && tr(outcome === 'copied' ? COPIED : REFUSED)}
      </span>
    </>
  );
}
