import { useMemo, useRef, useState } from 'react';
import { CheckPanel } from './CheckPanel';
import { Comments } from './Comments';
import { DraftHead } from './DraftHead';
import { EditorOf } from './EditorOf';
import type { EditorHandle, Undoable } from './editor/editing';
import { LockNotice } from './LockNotice';
import { ModelView } from './ModelView';
import { marksOf } from './marks';
import { type Opened, readDraft } from './models';
import { type Panel, Panels } from './Panels';
import { Refusal } from './Refusal';
import { SaveNotice } from './SaveNotice';
import { KeptCopy, LeaveUnsaved } from './Unsaved';
import { useEditing } from './useEditing';

/** A draft in its editor, for whoever may edit it now; for everybody else, to read. */
export function Editing({
  opened,
  owner,
  further,
  onReload,
  onDiscard,
  onRelease,
}: {
  opened: Opened;
  owner: boolean;
  /** More panels beside the editor. @param digest of what is saved, once it is checked */
  further: (text: string, digest: string | undefined) => Panel[];
  onReload: () => void;
  onDiscard: () => void;
  onRelease: ((digest: string) => void) | undefined;
}) {
  const { draft } = opened;
  const { wide, held, take, autosave, state, check, copy, content, text, change, use, forget } = useEditing(
    opened,
    owner,
    onReload,
  );
  const open = draft.closedAs === undefined;
  const handle = useRef<EditorHandle>(null);
  const [can, setCan] = useState<Undoable>({ undo: false, redo: false });
  const findings = check.data?.findings;
  const marks = useMemo(() => marksOf(findings ?? []), [findings]);
  const mine = held.by === 'me' && open && wide;
  const showing = mine ? { onShow: (element: string) => handle.current?.show(element) } : {};
  return (
    <>
      <DraftHead
        draft={draft}
        behind={opened.behind}
        state={mine && <SaveNotice state={state} />}
        editing={mine ? { handle, can } : undefined}
        onDiscard={mine ? onDiscard : undefined}
        onRelease={
          onRelease && open && check.data && state.is === 'saved'
            ? () => onRelease(check.data.digest)
            : undefined
        }
      />
      <LockNotice
        draft={draft}
        owner={owner}
        wide={wide}
        held={held}
        onTake={onReload}
        onAgain={() => void take()}
      />
      {state.is === 'refused' && (
        <Refusal
          error={state.error}
          name={draft.name}
          mine={() => text}
          onTheirs={() => {
            forget();
            onReload();
          }}
          onMine={() => void readDraft(draft.id).then(({ tag }) => autosave.over(tag))}
        />
      )}
      {mine && copy && copy.text !== content && <KeptCopy onUse={() => use(copy.text)} onForget={forget} />}
      <LeaveUnsaved unsaved={() => autosave.unsaved && (state.is === 'away' || state.is === 'refused')} />
      <div className="editing">
        <div className="editing__model">
          {mine ? (
            <EditorOf
              key={content}
              kind={draft.kind}
              content={content}
              marks={marks}
              handle={handle}
              onChange={change}
              onUndoable={setCan}
            />
          ) : (
            <ModelView title="As it is saved" kind={draft.kind} name={draft.name} content={opened.content} />
          )}
        </div>
        <Panels
          label="Beside the draft"
          panels={[
            {
              id: 'check',
              name: 'Check',
              ...(findings ? { count: String(findings.length) } : {}),
              content: () => <CheckPanel check={check} {...showing} />,
            },
            {
              id: 'comments',
              name: 'Comments',
              content: () => <Comments draft={draft.id} open={open} {...showing} />,
            },
            ...further(text, state.is === 'saved' ? check.data?.digest : undefined),
            { id: 'text', name: 'Text', content: () => <pre className="source source--beside">{text}</pre> },
          ]}
        />
      </div>
    </>
  );
}
