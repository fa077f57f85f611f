import { ComposedModal, ModalBody, ModalHeader, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { answered, api } from '../../shared/api/client';

interface Place {
  to: string;
  name: string;
}

/** A few letters of a page's name, or of a change's title, target or id. */
export default function Palette({
  places,
  onClose,
  onGo,
}: {
  places: readonly Place[];
  onClose: () => void;
  onGo: (to: string) => void;
}) {
  return (
    <ComposedModal open size="sm" onClose={onClose} aria-label="Go to">
      <ModalHeader title="Go to" />
      <ModalBody>
        <Choices
          places={places}
          onGo={(to) => {
            onClose();
            onGo(to);
          }}
        />
      </ModalBody>
    </ComposedModal>
  );
}

function Choices({ places, onGo }: { places: readonly Place[]; onGo: (to: string) => void }) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const q = words.trim();
  const found = useQuery({
    queryKey: ['changes', 'palette', q],
    queryFn: () =>
      answered(
        api.GET('/api/v1/changes', { params: { query: { view: 'all', sort: '-created', limit: 6, q } } }),
      ),
    enabled: q.length > 2,
  });
  const choices: Place[] = [
    ...places.filter((place) => place.name.toLowerCase().includes(q.toLowerCase())),
    ...(q.length > 2 ? (found.data?.items ?? []) : []).map((row) => ({
      to: `/changes/${row.id}`,
      name: row.title,
    })),
  ];
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((now) => (now + step + choices.length) % Math.max(choices.length, 1));
    }
    const chosen = choices[at];
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      onGo(chosen.to);
    }
  };
  return (
    <>
      <TextInput
        id="palette"
        data-modal-primary-focus
        labelText="A page, or words of a change"
        role="combobox"
        aria-expanded
        aria-controls="palette-choices"
        aria-activedescendant={`palette-${at}`}
        autoComplete="off"
        value={words}
        onKeyDown={press}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
      />
      <div id="palette-choices" role="listbox" aria-label="Choices" className="palette">
        {choices.map((choice, index) => (
          <div
            key={choice.to}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="palette__choice"
            dir="auto"
            onPointerDown={() => onGo(choice.to)}
          >
            {choice.name}
          </div>
        ))}
      </div>
    </>
  );
}
