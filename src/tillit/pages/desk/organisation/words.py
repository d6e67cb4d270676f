"""What units and roles are called at the desk."""

from tillit.kernel.actor import Role
from tillit.trust.access.types import UnitKind

UNIT_KINDS = {
    UnitKind.INTAKE: "Mottagning: tar emot anmälningar",
    UnitKind.INVESTIGATION: "Utredning: utreder och föreslår beslut",
    UnitKind.PROVIDER: "Utförare: ger insatser",
    UnitKind.DUTY: "Jour: kvällar och helger",
    UnitKind.BOARD: "Nämnd och ledning",
}
ROLES = {
    Role.INTAKE: "Tar emot anmälningar",
    Role.SOCIAL_WORKER: "Utreder",
    Role.LEADER: "Leder enheten",
    Role.DUTY: "Har jour",
    Role.BOARD_SECRETARY: "Nämndsekreterare",
    Role.PROVIDER: "Ger insatser",
    Role.ADMINISTRATOR: "Sköter systemet",
    Role.REVIEWER: "Granskar loggen",
    Role.ARCHIVIST: "Gallrar och lämnar till arkivet",
    Role.PARTNER: "Gäst från samarbetspart",
}
# What is offered in a unit of each kind, the most usual first.
OFFERED = {
    UnitKind.INTAKE: (Role.INTAKE, Role.LEADER),
    UnitKind.INVESTIGATION: (Role.SOCIAL_WORKER, Role.LEADER),
    UnitKind.PROVIDER: (Role.PROVIDER, Role.LEADER),
    UnitKind.DUTY: (Role.DUTY, Role.LEADER),
    UnitKind.BOARD: (
        Role.BOARD_SECRETARY,
        Role.ADMINISTRATOR,
        Role.REVIEWER,
        Role.ARCHIVIST,
        Role.LEADER,
    ),
}
