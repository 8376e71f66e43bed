import { Segmented, Select } from 'antd';
import { useId } from 'react';
import { LAYER_KIND_LIST, LAYER_KINDS, type LayerKind } from '../../../domain/layerKind.ts';
import { useTr } from '../../text/lang.tsx';
import { useWorkspace } from '../../workspace.ts';
import data from '../data.module.css';
import type { FieldProblems, ImportForm } from '../importForm.ts';
import { messages } from '../messages.ts';
import { BatchFields } from './BatchFields.tsx';
import { withTarget } from './choices.ts';
import { LayerFields } from './LayerFields.tsx';
import { previewMessages as m } from './messages.ts';
import type { PartProps } from './parts.ts';
import { Section } from './Section.tsx';

export type FormProps = {
  form: ImportForm;
  /** Empty until the person has tried to start. */
  problems: FieldProblems;
  onForm: (change: Partial<ImportForm>) => void;
};

/** What the file becomes: a batch, a corrected issue of one, or a version of a layer. */
export function TargetSection(props: PartProps & FormProps) {
  const tr = useTr();
  const id = useId();
  const { catalog } = useWorkspace();
  const { preview, choices, choose, form, problems, onForm } = props;
  const kindProblem = problems.kind;
  const replaced = catalog.layers.find((layer) => layer.kind === form.kind);
  return (
    <Section title={tr(m.importAs)}>
      <Segmented<ImportForm['target']>
        block
        aria-label={tr(messages.target)}
        value={form.target}
        onChange={(target) => choose(withTarget(choices, target, undefined))}
        options={[
          { value: 'patches', label: tr(messages.patches) },
          { value: 'layer', label: tr(messages.layer) },
        ]}
      />
      {form.target === 'patches' ? (
        <BatchFields reissues={preview.reissueOf} form={form} problems={problems} onForm={onForm} />
      ) : (
        <>
          <div className={data.select}>
            <label htmlFor={`${id}-kind`}>{tr(messages.kind)}</label>
            <Select<LayerKind>
              id={`${id}-kind`}
              aria-invalid={kindProblem ? true : undefined}
              status={kindProblem ? 'error' : undefined}
              value={form.kind || undefined}
              onChange={(kind) => choose(withTarget(choices, 'layer', kind))}
              options={LAYER_KIND_LIST.map((kind) => ({ value: kind, label: tr(LAYER_KINDS[kind].name) }))}
            />
            {kindProblem && (
              <p role="alert" className={data.error}>
                {tr(kindProblem.text, { name: tr(messages.kind) })}
              </p>
            )}
          </div>
          <LayerFields form={form} problems={problems} onForm={onForm} />
          {replaced && (
            <p className={data.note}>
              {tr(messages.replaces, { layer: tr(replaced.name), label: replaced.label })}
            </p>
          )}
        </>
      )}
    </Section>
  );
}
