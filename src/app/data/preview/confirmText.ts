import type { Preview } from '../../../api/uploads.ts';
import type { Text } from '../../../domain/text.ts';
import type { ImportForm } from '../importForm.ts';
import { previewMessages as m } from './messages.ts';

/** What the button will do, in words; `{n}` patches or zones. */
export function confirmText(preview: Preview, form: Pick<ImportForm, 'target' | 'reissueOf'>): Text {
  if (!preview.inspection.layer) return m.confirm;
  const again = preview.sameFile.length > 0;
  if (form.target === 'layer') return again ? m.confirmLayerAgain : m.confirmLayer;
  if (form.reissueOf) return m.confirmReissue;
  return again ? m.confirmAgain : m.confirmPatches;
}
