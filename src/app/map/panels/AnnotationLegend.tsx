import { CloseOutlined } from '@ant-design/icons';
import { useTr } from '../../text/lang.tsx';
import type { Annotation } from '../annotation.ts';
import { mapMessages } from '../messages.ts';
import { AnnotationSwatch } from './Swatch.tsx';

/** What the hatched shapes and lines on the map mean, in words, and how to take them away. */
export function AnnotationLegend({ annotation }: { annotation: Annotation }) {
  const tr = useTr();
  return (
    <section className="map-card map-annotation" aria-label={tr(mapMessages.annotation)}>
      <ul>
        {annotation.legend.map(({ kind, text }) => (
          <li key={kind}>
            <AnnotationSwatch kind={kind} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="map-icon"
        aria-label={tr(mapMessages.closeAnnotation)}
        title={tr(mapMessages.closeAnnotation)}
        onClick={annotation.onClose}
      >
        <CloseOutlined aria-hidden="true" />
      </button>
    </section>
  );
}
