using EfSchemaBridge.Extensions;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.FunctionalTests.ExistingApps;

/// <summary><c>ApplySchema</c> inside contexts with classes of their own.</summary>
public sealed class ExistingAppTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private const string Shop =
        """
        enum Status {
          OPEN
          PAID @map("paid up")
        }

        model customers {
          id         Int       @id @default(autoincrement())
          full_name  String
          created_at DateTime  @default(now())
          changed    DateTime  @updatedAt
          tags       String[]
          notes      Json?
          orders     orders[]
          groups     Group[]
        }

        model orders {
          id          String    @id @default(uuid(7)) @db.Uuid
          status      Status    @default(OPEN)
          history     Status[]
          paid_at     DateTime? @db.Timestamptz(3)
          customer_id Int
          customer    customers @relation(fields: [customer_id], references: [id])
          lines       Line[]
        }

        model Group {
          id        Int         @id @default(autoincrement())
          name      String      @unique
          customers customers[]
        }

        model Line {
          order_id String @db.Uuid
          number   Int
          text     String
          order    orders @relation(fields: [order_id], references: [id], onDelete: Cascade)

          @@id([order_id, number])
          @@map("order_lines")
        }

        model AuditEntry {
          id   Int    @id @default(autoincrement())
          kind Status
          text String
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Models_map_to_classes_by_name_and_the_rest_to_property_bags()
    {
        var options = await DatabaseOfAsync<ShopContext>();
        await using (var db = new ShopContext(options))
        {
            var customer = new Customer { FullName = "Jo", Tags = ["new"], Notes = """{"vip":true}""", Groups = { new Group { Name = "A" } } };
            customer.Orders.Add(new Order { History = [OrderStatus.OPEN, OrderStatus.Paid], PaidAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), Lines = { new OrderLine { Number = 1, Text = "Tea" } } });
            db.Add(customer);
            db.Set<Dictionary<string, object>>("AuditEntry").Add(new() { ["kind"] = "paid up", ["text"] = "made" });
            await db.SaveChangesAsync(Cancellation);
        }

        await using var other = new ShopContext(options);
        var read = await other.Customers.Include(c => c.Groups).Include(c => c.Orders).ThenInclude(o => o.Lines).SingleAsync(c => c.Orders.Any(o => o.Status == OrderStatus.OPEN && o.History.Contains(OrderStatus.Paid)), Cancellation);
        var order = read.Orders.Single();
        Assert.Equal(("Jo", "A", "Tea"), (read.FullName, read.Groups.Single().Name, order.Lines.Single().Text));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 1, 4, 5, TimeSpan.Zero), order.PaidAt);
        Assert.Equal((DateTimeKind.Utc, DateTimeKind.Utc, true), (read.CreatedAt.Kind, read.Changed.Kind, order.Id != Guid.Empty));
        var entry = await other.Set<Dictionary<string, object>>("AuditEntry").SingleAsync(e => (string)e["kind"] == "paid up", Cancellation);
        Assert.Equal("made", entry["text"]);
    }

    [Fact]
    public async Task The_database_is_the_one_the_schema_asks_for()
    {
        await DatabaseOfAsync<ShopContext>();
        var file = Path.Combine(Directory.CreateTempSubdirectory("esb-existing-").FullName, "schema.prisma");
        await File.WriteAllTextAsync(file, "datasource db {\n  provider = \"postgresql\"\n}\n\n" + Shop, Cancellation);

        Assert.Equal(0, (await new Oracle(database).DiffAsync("db", $"schema:{file}")).ExitCode);
    }

    [Fact]
    public async Task A_schema_maps_into_an_Identity_context_beside_its_tables()
    {
        var options = await DatabaseOfAsync<MemberContext>();
        await using var db = new MemberContext(options);
        var member = new Member { UserName = "jo", Posts = { new Post { Title = "Hello" } } };
        db.Users.Add(member);
        db.UserClaims.Add(new IdentityUserClaim<string> { UserId = member.Id, ClaimType = "role", ClaimValue = "admin" });
        await db.SaveChangesAsync(Cancellation);
        db.ChangeTracker.Clear();

        Assert.Equal("Hello", (await db.Users.Include(u => u.Posts).SingleAsync(u => u.UserName == "jo", Cancellation)).Posts.Single().Title);
        Assert.Equal(2L, await database.ScalarAsync<long>("""SELECT count(*) FROM pg_class WHERE relname IN ('AspNetUserClaims', 'Post') AND relkind = 'r'"""));
    }

    [Fact]
    public void A_schema_is_found_from_the_programs_folder_and_a_missing_one_is_told()
    {
        var exception = Assert.Throws<Modeling.SchemaMappingException>(() => new ModelBuilder().ApplySchema("prisma/none.prisma"));

        Assert.StartsWith("ESB5001: there is no schema prisma/none.prisma in the assembly EfSchemaBridge.FunctionalTests, and none of these exists:", exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(new ModelBuilder().ApplySchema("Parity/Schemas/scalars.prisma").Model.GetEntityTypes());
    }

    private async Task<DbContextOptions<TContext>> DatabaseOfAsync<TContext>()
        where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>().AmongMany().UseNpgsql(database.ConnectionString).UseSchemaBridge().EnableServiceProviderCaching(false).Options;
        await using var db = (TContext)Activator.CreateInstance(typeof(TContext), options)!;
        await database.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        await db.Database.EnsureCreatedAsync(Cancellation);
        return options;
    }

    private static PrismaSchema Read(string text) => SchemaReader.Parse([new SourceFile("prisma/schema.prisma", text)]).Schema!;

    public enum OrderStatus
    {
        OPEN,

        [NpgsqlTypes.PgName("paid up")]
        Paid,
    }

    public class Customer
    {
        public int Id { get; set; }

        public string FullName { get; set; } = "";

        public DateTime CreatedAt { get; set; }

        public DateTime Changed { get; set; }

        public List<string> Tags { get; set; } = [];

        public string? Notes { get; set; }

        public List<Order> Orders { get; } = [];

        public List<Group> Groups { get; } = [];
    }

    public class Order
    {
        public Guid Id { get; set; }

        public OrderStatus Status { get; set; }

        public List<OrderStatus> History { get; set; } = [];

        public DateTimeOffset? PaidAt { get; set; }

        public int CustomerId { get; set; }

        public Customer Customer { get; set; } = null!;

        public List<OrderLine> Lines { get; } = [];
    }

    public class OrderLine
    {
        public Guid OrderId { get; set; }

        public int Number { get; set; }

        public string Text { get; set; } = "";
    }

    public class Group
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";
    }

    [SchemaEnum(typeof(OrderStatus), "Status")]
    public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
    {
        public DbSet<Customer> Customers => Set<Customer>();

        public DbSet<Order> Orders => Set<Order>();

        public DbSet<OrderLine> OrderLines => Set<OrderLine>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplySchema(Read(Shop));
    }

    public class Member : IdentityUser
    {
        public List<Post> Posts { get; } = [];
    }

    public class Post
    {
        public int Id { get; set; }

        public string Title { get; set; } = "";

        public string MemberId { get; set; } = "";
    }

    public class MemberContext(DbContextOptions<MemberContext> options) : IdentityDbContext<Member>(options)
    {
        public DbSet<Post> Posts => Set<Post>();

        protected override void OnModelCreating(ModelBuilder builder)
        {
            base.OnModelCreating(builder);
            builder.ApplySchema(Read(
                """
                model Member {
                  Id                   String    @id
                  UserName             String?   @db.VarChar(256)
                  NormalizedUserName   String?   @unique(map: "UserNameIndex") @db.VarChar(256)
                  Email                String?   @db.VarChar(256)
                  NormalizedEmail      String?   @db.VarChar(256)
                  EmailConfirmed       Boolean
                  PasswordHash         String?
                  SecurityStamp        String?
                  ConcurrencyStamp     String?
                  PhoneNumber          String?
                  PhoneNumberConfirmed Boolean
                  TwoFactorEnabled     Boolean
                  LockoutEnd           DateTime? @db.Timestamptz
                  LockoutEnabled       Boolean
                  AccessFailedCount    Int
                  posts                Post[]

                  @@index([NormalizedEmail], map: "EmailIndex")
                  @@map("AspNetUsers")
                }

                model Post {
                  id       Int    @id @default(autoincrement())
                  title    String
                  memberId String
                  member   Member @relation(fields: [memberId], references: [Id], onDelete: Cascade)
                }
                """));
        }
    }
}
