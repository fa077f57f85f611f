import { CheckmarkFilled, InProgress, WarningAltFilled } from '@carbon/icons-react';
import type { SaveState } from './autosave';
import { clock } from './words';

/** Whether what one sees is saved, in a few words that are always in the same place. */
export function SaveNotice({ state }: { state: SaveState }) {
  switch (state.is) {
    case 'saved':
      return (
        <span className="mark" role="status">
          <CheckmarkFilled size={16} aria-hidden className="finding__fine" />
          Saved {clock(state.at)}
        </span>
      );
    case 'changed':
    case 'saving':
      return (
        <span className="mark">
          <InProgress size={16} aria-hidden />
          Saving …
        </span>
      );
    case 'away':
      return (
        <span className="mark mark--error" role="alert">
          <WarningAltFilled size={16} aria-hidden />
          Not saved: the server does not answer. It is tried again, and this tab keeps a copy.
        </span>
      );
    case 'refused':
      return (
        <span className="mark mark--error">
          <WarningAltFilled size={16} aria-hidden />
          Not saved
        </span>
      );
  }
}
