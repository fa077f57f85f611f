import { Button, Modal } from '@carbon/react';
import { useState } from 'react';

/** The one time that a token can be seen. It is not kept anywhere in the page. */
export function Secret({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const [told, setTold] = useState('');
  const copy = () =>
    navigator.clipboard
      .writeText(secret)
      .then(() => setTold('Copied.'))
      .catch(() => setTold('The browser does not let this page copy. Select the token and copy it.'));
  return (
    <Modal
      open
      passiveModal
      preventCloseOnClickOutside
      size="sm"
      modalHeading={`Token ${name}`}
      onRequestClose={onClose}
    >
      <p className="lead">Copy it now: when this is closed, nobody can see it again.</p>
      <p className="secret">
        <code>{secret}</code>
      </p>
      <Button size="sm" onClick={copy}>
        Copy
      </Button>{' '}
      <span role="status">{told}</span>
    </Modal>
  );
}
