#ifndef GAPBOOK_SIGNALS_H
#define GAPBOOK_SIGNALS_H

/// From now on SIGINT, SIGTERM and SIGHUP are noted, and no longer end the program; those that it was
/// started to ignore stay ignored.
void gapbook_note_signals(void);

/// The signal that was noted last, or 0.
int gapbook_noted_signal(void);

/// Lets signals end the program again, once for each time that they were to be noted.
void gapbook_let_signals(void);

#endif
