#!/usr/bin/env bash
# The story of the README, with the commands a user types. Needs the .NET 10 SDK; everything else it brings along.
# DATABASE_URL names a server to use (the story gets a database of its own there); without it, a private PostgreSQL is started.
set -euo pipefail

sample=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../story.sh
source "$sample/../story.sh"

enter quickstart Shop.csproj Program.cs prisma .config

say 'One schema file'
run cat prisma/schema.prisma

say 'The build writes the classes'
run dotnet build

say 'A change of the schema becomes a migration: plain SQL'
run dotnet ef migrations add user_table_initialize
run cat prisma/migrations/*_user_table_initialize/migration.sql
run dotnet ef database update

say 'LINQ'
run dotnet run -- add JohnDoe 30
run dotnet run -- list
run dotnet run -- age JohnDoe 31
run dotnet run -- list

say 'A required email: the compiler asks for it in the program, and the migration says that rows stand in the way'
edit prisma/schema.prisma 's/^  age .*/&\n  email    String @unique/'
edit Program.cs 's/Username = name,/& Email = $"{name}@example.com",/'
run dotnet ef migrations add user_email
refused 'column "email" of relation "users" contains null values' dotnet ef database update
run dotnet ef migrations remove

say 'Optional, it can'
edit prisma/schema.prisma 's/^  email .*/  email    String? @unique/'
run cat prisma/schema.prisma
run dotnet ef migrations add user_email
run dotnet ef database update
run dotnet run -- list

say 'Where things stand'
run dotnet ef migrations list
refused 'Already in sync' dotnet ef migrations add again

say 'Clean up'
run dotnet ef database drop --force
