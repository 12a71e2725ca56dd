"""The laptops of the team: who, in which role, with which fingerprint; what the lead changes about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.core.formats import small_count
from inspector.core.messages import label as words_for
from inspector.core.messages import text
from inspector.services.team import members
from inspector.services.team.members import Role
from inspector.services.team.role_change import role_effect
from inspector.ui import metrics
from inspector.ui.pages.sync.attention_card import AttentionCard
from inspector.ui.pages.sync.fingerprint import FingerprintPanel
from inspector.ui.pages.sync.member_dialogs import RecoverDialog, RevokeDialog
from inspector.ui.pages.sync.role_dialog import ReadmitDialog, RoleDialog
from inspector.ui.pages.sync.words import machine, moment
from inspector.ui.widgets import Badge, Card, ConfirmDialog, button, column, elided, label, row, scroll, small, wrapped
from inspector.ui.widgets.sign_list import SignLine, SignList
from inspector.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.team.members import MemberRow
    from inspector.services.team.packages import ForkView, QuarantineRow
    from inspector.services.team.recovery import RecoveryState
    from inspector.services.team.role_change import RoleEffect
    from inspector.ui.context import Context
    from inspector.ui.theme import Tone

_LIST_LEAST, _LIST_MOST = 210, 356


class MembersPart(QWidget):
    """The roster at the left, one laptop at the right."""

    admit_asked = Signal()
    sheet_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[MemberRow, ...] = ()
        self._wanted: str | None = None
        """Prefix of a laptop to be chosen once it is shown."""
        self._asked: MemberRow | None = None
        """Who is to be let in again, while what is kept apart of them is read."""
        self._held: Sequence[QuarantineRow] = ()
        self._forks: Sequence[ForkView] = ()
        self._list = SignList(self.tr("Laptops of the team"))
        self._list.chosen.connect(self._show)
        self._admit = button(self.tr("Admit a laptop…"), self.admit_asked.emit, icon="user-check")
        self._sheet = button(self.tr("Recovery sheet…"), self.sheet_asked.emit, icon="printer")
        self._recover = button(self.tr("Recover with the sheet…"), self._ask_recover, icon="shield-check")
        self._second = small("")
        self._second.setWordWrap(True)
        left, self._right = Card(padding=8), Card()
        left.setMinimumWidth(_LIST_LEAST)
        left.setMaximumWidth(_LIST_MOST)
        left.add(self._list, stretch=1)
        left.add(self._second)
        left.add(WrapRow(self._admit, self._sheet, self._recover))
        self._lay_out_right()
        middle = row(left, self._right, spacing=metrics.GAP)
        middle.setStretch(0, 2)
        middle.setStretch(1, 3)
        self.setLayout(column(middle))

    def show_members(
        self,
        found: tuple[MemberRow, ...],
        second_way: RecoveryState,
        held: Sequence[QuarantineRow],
        forks: Sequence[ForkView],
    ) -> None:
        """Show the roster, what is kept apart of whom, and whether the team survives the loss of the lead's laptop."""
        self._shown, self._held, self._forks = found, held, forks
        is_lead = self._is_lead
        for made in (self._admit, self._sheet):
            made.setVisible(is_lead)
        self._recover.setVisible(not is_lead and not self._context.workspace.read_only)
        self._second.setText(self._sheet_words(second_way))
        self._list.show_lines([self._line(one) for one in found])
        self._choose_wanted()
        self._show(self._list.current())

    @Slot(str)
    def choose_prefix(self, prefix: str) -> None:
        """Choose a laptop, once it is shown: one that was just admitted."""
        self._wanted = prefix
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        device = next((one.device for one in self._shown if one.prefix == self._wanted), None)
        if device is not None:
            self._wanted = None
            self._list.choose(device)

    @property
    def _is_lead(self) -> bool:
        workspace = self._context.workspace
        return workspace is not None and workspace.role == Role.LEAD and not workspace.read_only

    def _sheet_words(self, found: RecoveryState) -> str:
        if found.sheet_made_at is not None:
            words = self.tr("Recovery sheet of the lead's role in force: made on {when}.")
            advice = self.tr("Somebody led since who does so no longer and may know it: make a new sheet.")
            known = self.tr("Its code was typed, so it is known: make a new sheet.")
            more = known if found.used else advice if found.outdated else ""
            return " ".join((words.replace("{when}", moment(found.sheet_made_at)), more)).strip()
        if found.second_lead:
            return self.tr("No recovery sheet of the lead's role; a second lead can admit and decide.")
        return self.tr("No recovery sheet of the lead's role yet: it is made before the first package is sent.")

    def _lay_out_right(self) -> None:
        self._name, self._badge = elided("", "heading"), Badge()
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._facts = wrapped("", "muted")
        self._past = wrapped("", "muted")
        self._reason = wrapped("", "error")
        self._holder = wrapped(text("syncpage.revoked.holder"), "muted")
        self._fingerprint = FingerprintPanel()
        self._role = button(self.tr("Change the role…"), self._change_role, icon="pencil")
        self._hand = button(self.tr("Hand the lead over…"), self._ask_hand_over, icon="users")
        self._back = button(self.tr("Let in again…"), self._ask_back, icon="undo-2")
        self._revoke = button(self.tr("Revoke…"), self._ask_revoke, icon="circle-x", role="danger")
        self._right.body.addLayout(row(self._name, self._badge, None, spacing=10))
        facts = QWidget()
        caption = label(self.tr("Fingerprint"), "label")
        self._apart = AttentionCard(self._context)
        told = (self._facts, self._past, self._reason, self._holder, self._apart)
        facts.setLayout(column(*told, caption, self._fingerprint, None))
        self._right.add(scroll(facts), stretch=1)
        self._right.add(WrapRow(self._role, self._hand, self._back, aside=self._revoke))

    def _current(self) -> MemberRow | None:
        key = self._list.current()
        return next((one for one in self._shown if one.device == key), None)

    @Slot(str)
    def _show(self, _key: str) -> None:
        one = self._current()
        self._right.setVisible(one is not None)
        if one is None:
            return
        self._name.set_text(f"{one.person} · {machine(one.prefix, this_laptop=one.this_laptop)}")
        self._badge.set(*_sign(one))
        role = self.tr("Role until it was revoked: {role}") if one.revoked else self.tr("Role: {role}")
        entries = self.tr("Last entry: {entry}\nLast package: {package}\nActions known here: {count}")
        self._facts.setText(
            f"{role}\n{entries}".format(
                role=words_for(one.role),
                entry=moment(one.last_entry_at),
                package=moment(one.last_package_at),
                count=small_count(one.entries),
            )
        )
        self._past.setText("\n".join(one.history))
        self._past.setVisible(bool(one.history))
        self._reason.setText(one.revocation.told if one.revocation else "")
        self._reason.setVisible(one.revoked)
        self._holder.setVisible(one.revoked)
        self._apart.show_things(*self._about(one))
        self._fingerprint.show_fingerprint(one.fingerprint)
        free = self._is_lead and not one.revoked
        self._role.setVisible(free)
        self._hand.setVisible(free and not one.this_laptop)
        self._revoke.setVisible(free and not one.this_laptop)
        self._back.setVisible(self._is_lead and one.revoked)

    def _about(self, one: MemberRow) -> tuple[list[QuarantineRow], list[ForkView]]:
        """What is kept apart of a laptop, and where it went on twice."""
        held = [row for row in self._held if row.device == one.device]
        return held, [fork for fork in self._forks if fork.device == one.device]

    def _line(self, one: MemberRow) -> SignLine:
        sign, tone = _sign(one)
        held, forks = self._about(one)
        parts = [machine(one.prefix, this_laptop=one.this_laptop)]
        if held:
            count = sum(row.count for row in held)
            parts.append(text("syncpage.content.held", count=small_count(count)))
        if forks:
            parts.append(text("syncpage.sign.fork"))
        parts.append(moment(one.last_entry_at))
        return SignLine(one.device, one.person, " · ".join(parts), sign, tone)

    @Slot()
    def _change_role(self) -> None:
        one = self._current()
        if one is not None:
            self._asked = one
            self._context.read(role_effect, one.device, done=self._show_role)

    @Slot(object)
    def _show_role(self, effect: RoleEffect) -> None:
        if self._asked is not None:
            RoleDialog(self._context, self._asked, effect, self.window()).open()

    @Slot()
    def _ask_revoke(self) -> None:
        one = self._current()
        if one is not None:
            RevokeDialog(self._context, one, self.window()).open()

    @Slot()
    def _ask_recover(self) -> None:
        RecoverDialog(self._context, self._shown, self.window()).open()

    @Slot()
    def _ask_hand_over(self) -> None:
        one = self._current()
        if one is None:
            return
        words = self.tr(
            "{person} becomes team lead and your laptop ({own}) an inspector's. What was decided here stays. Send a "
            "package afterwards: the other laptops learn of it from there."
        )
        heir = f"{one.person} ({one.prefix})"
        sentence = words.replace("{person}", heir).replace("{own}", self._context.workspace.prefix)
        if self._about(one)[1]:
            beware = self.tr(
                "Beware: the laptop of {person} went on from an old copy and has two branches. Find out first which of "
                "its copies goes on, or two laptops act as the lead's."
            )
            sentence += " " + beware.replace("{person}", heir)
        title, yes = self.tr("Hand over the role of team lead?"), self.tr("Hand over")
        dialog = ConfirmDialog(title, sentence, yes, self.window(), danger=True)
        dialog.confirmed.connect(self._hand_over)
        dialog.open()

    @Slot()
    def _hand_over(self) -> None:
        one = self._current()
        if one is not None:
            self._context.write(members.hand_over, one.device, done=self._tell)

    @Slot()
    def _ask_back(self) -> None:
        one = self._current()
        if one is not None:
            self._asked = one
            self._context.read(role_effect, one.device, done=self._show_back)

    @Slot(object)
    def _show_back(self, effect: RoleEffect) -> None:
        if self._asked is not None:
            ReadmitDialog(self._context, self._asked, effect, self.window()).open()

    @Slot(object)
    def _tell(self, _changed: object) -> None:
        self._context.say(self.tr("It is done. Send a package so that the others know."), "good")


def _sign(one: MemberRow) -> tuple[str, Tone]:
    if one.revoked:
        return text("syncpage.sign.revoked"), "bad"
    return words_for(one.role), "good" if one.role == Role.LEAD else "neutral"
