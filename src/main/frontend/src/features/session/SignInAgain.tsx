import { Modal } from '@carbon/react';
import { SignInForm } from './SignInForm';

/** Comes over the page when the session has ended, and leaves what was typed beneath it as it is. */
export default function SignInAgain({ account, onClose }: { account: string; onClose: () => void }) {
  return (
    <Modal
      open
      passiveModal
      preventCloseOnClickOutside
      selectorPrimaryFocus="#secret"
      modalHeading="Your session has ended"
      size="xs"
      onRequestClose={onClose}
    >
      <p className="lead">Sign in again; what you typed is still on the page.</p>
      <SignInForm known={account} onSignedIn={onClose} />
    </Modal>
  );
}
