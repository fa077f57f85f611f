import { Modal } from '@carbon/react';
import type { ReactNode } from 'react';
import { ProblemNotice } from './ProblemNotice';

interface Running {
  isPending: boolean;
  isError: boolean;
  error: unknown;
}

/** Asks before something is altered: what follows from it first, and a refusal beside what was typed. */
export function ActDialog({
  title,
  act,
  consequence,
  danger = false,
  ready = true,
  running,
  onAct,
  onClose,
  children,
}: {
  title: string;
  act: string;
  consequence: string;
  danger?: boolean;
  ready?: boolean;
  running: Running;
  onAct: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  return (
    <Modal
      open
      danger={danger}
      size="sm"
      modalHeading={title}
      primaryButtonText={running.isPending ? 'Sending …' : act}
      secondaryButtonText="Cancel"
      primaryButtonDisabled={running.isPending || !ready}
      onRequestSubmit={onAct}
      onRequestClose={onClose}
    >
      <p className="lead">{consequence}</p>
      <div className="fields">{children}</div>
      {running.isError && <ProblemNotice error={running.error} />}
    </Modal>
  );
}
