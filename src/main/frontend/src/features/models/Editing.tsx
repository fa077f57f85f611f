import { Button } from '@carbon/react';
import { useCallback, useRef, useState } from 'react';
import { CheckPanel, useCheck } from './CheckPanel';
import { Comments } from './Comments';
import { keepCopy, keptCopy } from './copies';
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
import { useAutosave } from './useAutosave';
import { useLock } from './useLock';
import { useWide } from './useWide';

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
  const open = draft.closedAs === undefined;
  const wide = useWide();
  const begun = useRef(false);
  const { held, take } = useLock(
    draft.id,
    owner && open && wide,
    useCallback(
      (now) => {
        if (!begun.current && now.version !== draft.version) {
          onReload();
        }
        begun.current = true;
      },
      [draft.version, onReload],
    ),
  );
  const { autosave, state } = useAutosave(opened);
  const [copy, setCopy] = useState(() => keptCopy(draft.id));
  const fresh = copy?.tag === opened.tag ? copy.text : undefined;
  const [content, setContent] = useState(fresh ?? opened.content);
  const [text, setText] = useState(content);
  const handle = useRef<EditorHandle>(null);
  const [can, setCan] = useState<Undoable>({ undo: false, redo: false });
  const check = useCheck(draft.id, state.is === 'saved' ? state.at : undefined);
  const [marks, setMarks] = useState(() => marksOf([]));
  const findings = check.data?.findings;
  const [before, setBefore] = useState(findings);
  if (findings !== before) {
    setBefore(findings);
    setMarks(marksOf(findings ?? []));
  }
  const change = useCallback(
    (now: string) => {
      setText(now);
      autosave.change(now);
    },
    [autosave],
  );
  const use = (now: string) => {
    setCopy(undefined);
    setContent(now);
    change(now);
  };
  const forget = () => {
    keepCopy(draft.id, undefined);
    setCopy(undefined);
  };
  const mine = held.by === 'me' && open && wide;
  const show = (element: string) => handle.current?.show(element);
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
      {mine && copy && copy.text !== content && (
        <p className="refusal" role="status">
          This tab keeps a copy that was never saved.{' '}
          <Button kind="ghost" size="sm" onClick={() => use(copy.text)}>
            Use the copy
          </Button>
          <Button kind="ghost" size="sm" onClick={forget}>
            Throw it away
          </Button>
        </p>
      )}
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
              content: () => <CheckPanel check={check} {...(mine ? { onShow: show } : {})} />,
            },
            {
              id: 'comments',
              name: 'Comments',
              content: () => <Comments draft={draft.id} open={open} {...(mine ? { onShow: show } : {})} />,
            },
            ...further(text, state.is === 'saved' ? check.data?.digest : undefined),
            { id: 'text', name: 'Text', content: () => <pre className="source source--beside">{text}</pre> },
          ]}
        />
      </div>
    </>
  );
}
