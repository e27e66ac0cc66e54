"""The doctor: looks at the log and all around it, changes nothing, and says what to do."""

from hipflex.services.doctor.checks import checked
from hipflex.services.doctor.examined import Computer, Examined

__all__ = ["Computer", "Examined", "checked"]
