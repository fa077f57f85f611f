import { Button } from '@carbon/react';
import { useBlocker } from '@tanstack/react-router';
import { ActDialog } from '../../shared/ui/ActDialog';

/** What this tab has kept of an earlier time, when it could not be saved. */
export function KeptCopy({ onUse, onForget }: { onUse: () => void; onForget: () => void }) {
  return (
    <div className="refusal" role="status">
      <p>This tab keeps a copy that was never saved.</p>
      <Button kind="ghost" size="sm" onClick={onUse}>
        Use the copy
      </Button>
      <Button kind="ghost" size="sm" onClick={onForget}>
        Throw it away
      </Button>
    </div>
  );
}

const AT_REST = { isPending: false, isError: false, error: undefined };

/** Asks before somebody goes to another page while something cannot be saved. */
export function LeaveUnsaved({ unsaved }: { unsaved: () => boolean }) {
  const leaving = useBlocker({ shouldBlockFn: unsaved, enableBeforeUnload: false, withResolver: true });
  if (leaving.status !== 'blocked') {
    return null;
  }
  return (
    <ActDialog
      danger
      title="Leave without saving"
      act="Leave"
      consequence="What you wrote last could not be saved. This tab keeps a copy until you sign out, and offers it when you come back."
      running={AT_REST}
      onAct={leaving.proceed}
      onClose={leaving.reset}
    />
  );
}
