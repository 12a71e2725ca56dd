"""The year's plan and its rounds: from the bases and the schedule to the closing of each round."""

from __future__ import annotations

from inspector.ui.pages.plan.page import PlanPage

__all__ = ["PlanPage"]
